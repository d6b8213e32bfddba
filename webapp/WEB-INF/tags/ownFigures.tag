<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A person's tokens in four figures." %>
<%@ attribute name="figures" required="true" type="org.kirogate.portal.OwnTokensPage.Figures" description="The figures." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<section class="panel figures own-figures" aria-label="<fmt:message key='tokens.figures'/>">
    <a href="<c:url value='/user?state=usable'/>"><span class="label"><fmt:message key="tokens.figure.usable"/></span><strong>${figures.usable()}<small> / ${figures.total()}</small></strong>
        <span class="meaning"><c:choose><c:when test="${figures.usable() == figures.total()}"><fmt:message key="tokens.figure.${figures.total() == 0 ? 'none' : 'all'}"/></c:when><c:otherwise><c:set var="first" value="${true}"/>
            <c:if test="${figures.cooling() > 0}"><fmt:message key="tokens.figure.cooling"><fmt:param value="${figures.cooling()}"/></fmt:message><c:set var="first" value="${false}"/></c:if>
            <c:if test="${figures.exhausted() > 0}"><c:if test="${not first}"><fmt:message key="pool.comma"/></c:if><fmt:message key="tokens.figure.exhausted"><fmt:param value="${figures.exhausted()}"/></fmt:message><c:set var="first" value="${false}"/></c:if>
            <c:if test="${figures.care() > 0}"><c:if test="${not first}"><fmt:message key="pool.comma"/></c:if><fmt:message key="tokens.figure.care"><fmt:param value="${figures.care()}"/></fmt:message><c:set var="first" value="${false}"/></c:if>
            <c:if test="${figures.disabled() > 0}"><c:if test="${not first}"><fmt:message key="pool.comma"/></c:if><fmt:message key="tokens.figure.disabled"><fmt:param value="${figures.disabled()}"/></fmt:message></c:if>
        </c:otherwise></c:choose></span></a>
    <div><span class="label"><fmt:message key="tokens.figure.left"/></span><strong><t:credits of="${figures.remaining()}"/></strong>
        <span class="meaning"><c:choose><c:when test="${figures.resets().known()}"><fmt:message key="tokens.figure.resets"/><t:time at="${figures.resets()}" relative="true"/></c:when><c:otherwise><fmt:message key="tokens.figure.noReset"/></c:otherwise></c:choose></span></div>
    <a href="<c:url value='/user?visibility=public'/>"><span class="label"><fmt:message key="tokens.figure.given"/></span><strong><t:credits of="${figures.given()}"/></strong>
        <span class="meaning"><fmt:message key="tokens.figure.public"><fmt:param value="${figures.publicOnes()}"/><fmt:param value="${figures.requests()}"/></fmt:message></span></a>
    <a href="<c:url value='/user/usage'/>"><span class="label"><fmt:message key="tokens.figure.received"/></span><strong><t:credits of="${figures.received()}"/></strong>
        <span class="meaning"><fmt:message key="tokens.figure.keys"><fmt:param value="${figures.superKeys()}"/></fmt:message></span></a>
</section>
