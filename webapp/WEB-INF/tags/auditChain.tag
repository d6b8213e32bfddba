<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Whether the record is whole, what is wrong with it, and how far a check is." %>
<%@ attribute name="chain" required="true" type="org.kirogate.admin.ChainState" description="What is known of it." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<section class="panel padded chain" id="chain" data-refreshed="chain"<c:if test="${chain.running()}"> data-running</c:if>>
    <div class="panel-head"><h2><fmt:message key="audit.chain"/></h2>
        <span class="badge ${chain.state() eq 'intact' ? 'ok' : chain.state() eq 'broken' ? 'failed' : chain.state() eq 'failed' ? 'expiring' : 'disabled'}"><fmt:message key="audit.chain.${chain.state()}"/></span><c:if test="${chain.at().known()}"><span class="sub"><t:time at="${chain.at()}" relative="true"/></span></c:if>
        <span class="grow"></span>
        <c:choose><c:when test="${chain.running()}"><a class="button no-script" href="<c:url value='/admin/audit'/>#chain"><fmt:message key="audit.chain.look"/></a></c:when><c:otherwise><t:act path="/admin/audit/check" label="audit.chain.check"/></c:otherwise></c:choose></div>
    <c:choose><c:when test="${chain.running()}"><div class="progress"><p><fmt:message key="audit.chain.running"><fmt:param value="${chain.reached()}"/><fmt:param value="${chain.total()}"/></fmt:message></p>
        <progress max="${chain.total() > 0 ? chain.total() : 1}" value="${chain.reached()}" aria-label="<fmt:message key='audit.chain'/>"></progress></div></c:when>
    <c:when test="${chain.state() eq 'intact' or chain.state() eq 'broken'}"><p class="quiet"><fmt:message key="audit.chain.done"><fmt:param value="${chain.rows()}"/><fmt:param value="${chain.seconds()}"/></fmt:message></p></c:when>
    <c:otherwise><p class="quiet"><fmt:message key="audit.chain.about"/></p></c:otherwise></c:choose>
    <c:if test="${not empty chain.findings()}"><p class="quiet"><fmt:message key="audit.chain.next"/></p><ul class="rows"><c:forEach var="finding" items="${chain.findings()}"><li><span class="badge failed"><fmt:message key="audit.finding.${finding.kind().code()}"/></span><span class="grow"><c:if test="${finding.first() > 0}"><fmt:message key="audit.chain.row"/>&#32;${finding.first()}<c:if test="${finding.last() > finding.first()}">–${finding.last()}</c:if></c:if><c:if test="${finding.id() > 0}">&#32;<span class="sub">ID ${finding.id()}</span></c:if></span></li></c:forEach></ul>
        <c:if test="${chain.more() > 0}"><p class="quiet"><fmt:message key="audit.chain.more"><fmt:param value="${chain.more()}"/></fmt:message></p></c:if></c:if>
</section>
