<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="One of a user's own keys in the list, with what can be done." %>
<%@ attribute name="row" required="true" type="org.kirogate.portal.OwnKeyRow" description="The key." %>
<%@ attribute name="tokens" required="true" type="java.lang.Long" description="How many tokens the user has." %>
<%@ attribute name="back" required="true" description="Address of the list as it is shown." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:url var="delete" value="/user/keys/delete"><c:param name="id" value="${row.id()}"/><c:param name="back" value="${back}"/></c:url>
<c:url var="edit" value="/user/keys/edit"><c:param name="id" value="${row.id()}"/><c:param name="back" value="${back}"/></c:url>
<c:url var="rotate" value="/user/keys/rotate"><c:param name="id" value="${row.id()}"/><c:param name="back" value="${back}"/></c:url>
<c:url var="usage" value="/user/usage"><c:param name="key" value="${row.id()}"/></c:url>
<c:url var="example" value="/user/keys"><c:param name="use" value="${row.id()}"/></c:url>
<tr<c:if test="${not row.works()}"> class="off"</c:if>>
    <td class="tick"><input type="checkbox" name="id" value="${row.id()}" form="bulk" aria-label="<fmt:message key='pool.tick'/>&#32;${fn:escapeXml(row.name())}"></td>
    <th scope="row"><a href="<c:url value='/user/keys/${row.id()}'/>"><bdi><c:out value="${row.name()}"/></bdi></a><c:if test="${row.superKey()}">&#32;<span class="tag super">🔑 <fmt:message key="mine.super"/></span></c:if><span class="sub mono"><c:out value="${row.prefix()}"/>…</span></th>
    <td class="state"><span class="badge ${row.state()}"><fmt:message key="mine.state.${row.state()}"/></span>
        <c:choose>
            <c:when test="${row.state() eq 'rotating'}"><span class="sub reason"><fmt:message key="mine.grace"/>&#32;<t:time at="${row.grace()}"/></span></c:when>
            <c:when test="${row.state() eq 'expiring'}"><span class="sub reason"><fmt:message key="mine.ends"/>&#32;<t:time at="${row.expires()}" relative="true"/></span></c:when>
            <c:when test="${row.state() eq 'disabled'}"><span class="sub reason"><fmt:message key="mine.refused"/></span></c:when>
            <c:when test="${row.state() eq 'pending' or row.state() eq 'refused'}"><span class="sub reason"><fmt:message key="mine.approval.${row.state()}"/></span></c:when>
            <c:when test="${row.superKey()}"><span class="sub reason"><fmt:message key="mine.madeForYou"/></span></c:when>
        </c:choose>
        <c:if test="${row.requestsPerMinute() > 0 or row.maxConcurrency() > 0}"><span class="sub reason"><c:if test="${row.requestsPerMinute() > 0}"><fmt:message key="mine.limit.minute"><fmt:param value="${row.requestsPerMinute()}"/></fmt:message></c:if><c:if test="${row.requestsPerMinute() > 0 and row.maxConcurrency() > 0}"> · </c:if><c:if test="${row.maxConcurrency() > 0}"><fmt:message key="mine.limit.once"><fmt:param value="${row.maxConcurrency()}"/></fmt:message></c:if></span></c:if><c:forEach var="bar" items="${row.near()}" end="1"><span class="sub reason near-limit"><fmt:message key="audit.field.limits.${bar.name()}"/>&#32;${bar.percent()}%</span></c:forEach></td>
    <td class="reach" data-label="<fmt:message key='key.reaches'/>"><c:choose><c:when test="${row.superKey()}"><fmt:message key="mine.reaches.super"/></c:when><c:otherwise><fmt:message key="mine.reaches.own"><fmt:param value="${tokens}"/></fmt:message></c:otherwise></c:choose></td>
    <td class="number" data-label="<fmt:message key='mine.requests'/>"><fmt:formatNumber value="${row.requests()}"/></td>
    <td class="number" data-label="<fmt:message key='mine.rate'/>"><c:choose><c:when test="${row.rate() < 0}">–</c:when><c:otherwise><span class="rate ${row.rateClass()}"><fmt:formatNumber value="${row.rate()}" minFractionDigits="1" maxFractionDigits="1"/>%</span></c:otherwise></c:choose></td>
    <td class="used" data-label="<fmt:message key='mine.lastUsed'/>"><c:choose><c:when test="${row.lastUsed().known()}"><t:time at="${row.lastUsed()}" relative="true"/></c:when><c:otherwise><fmt:message key="mine.never"/></c:otherwise></c:choose></td>
    <td class="when" data-label="<fmt:message key='mine.created'/>"><t:time at="${row.created()}"/><span class="sub"><c:choose><c:when test="${row.expires().known()}"><fmt:message key="mine.until"/>&#32;<t:time at="${row.expires()}"/></c:when><c:otherwise><fmt:message key="key.never"/></c:otherwise></c:choose></span></td>
    <td class="actions"><c:choose>
            <c:when test="${row.state() eq 'disabled'}"><t:act path="/user/keys/state" label="mine.enable" style="small" name="active" value="1"><input type="hidden" name="id" value="${row.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:when>
            <c:otherwise><t:act path="/user/keys/state" label="mine.disable" style="small" name="active" value="0"><input type="hidden" name="id" value="${row.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:otherwise></c:choose>
        <a class="button small danger" data-dialog href="${fn:escapeXml(delete)}"><fmt:message key="mine.delete"/></a>
        <t:menu label="mine.more"><a class="button quiet" href="${fn:escapeXml(example)}#use"><t:icon name="link"/><fmt:message key="mine.howTo"/></a>
            <a class="button quiet" href="${fn:escapeXml(usage)}"><t:icon name="clock"/><fmt:message key="mine.usage"/></a>
            <c:if test="${not row.superKey()}"><a class="button quiet" href="${fn:escapeXml(edit)}"><t:icon name="edit"/><fmt:message key="mine.edit"/></a>
                <a class="button quiet" data-dialog href="${fn:escapeXml(rotate)}"><t:icon name="rotate"/><fmt:message key="mine.rotate"/></a></c:if></t:menu></td>
</tr>
