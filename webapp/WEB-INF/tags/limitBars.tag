<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="What is left of limits: numbers, a bar, when each starts anew." %>
<%@ attribute name="bars" required="true" type="java.util.List" description="The limits." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<ul class="limit-bars"><c:forEach var="bar" items="${bars}"><li data-limit="${bar.name()}">
    <span class="name"><fmt:message key="audit.field.limits.${bar.name()}"/></span>
    <div class="quota<c:if test="${bar.near()}"> near</c:if>"><span class="of"><b><fmt:formatNumber value="${bar.used()}" maxFractionDigits="${bar.digits()}"/></b> / <fmt:formatNumber value="${bar.limit()}" maxFractionDigits="${bar.digits()}"/></span><span class="share">${bar.percent()}%</span>
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${bar.percent()}%"><rect class="track" width="100" height="6"></rect><rect class="fill" width="${bar.percent()}" height="6"></rect></svg>
        <span class="left"><fmt:formatNumber var="left" value="${bar.left()}" maxFractionDigits="${bar.digits()}"/><fmt:message key="limits.left"><fmt:param value="${left}"/></fmt:message></span><c:choose><c:when test="${bar.full()}"><span class="tag warn"><fmt:message key="limits.full"/></span></c:when><c:when test="${bar.near()}"><span class="tag warn"><fmt:message key="limits.near"/></span></c:when></c:choose>
        <c:choose><c:when test="${bar.resets().known()}"><span class="resets"><t:time at="${bar.resets()}"/>&#32;<fmt:message key="quota.resets"/></span></c:when><c:when test="${bar.lasting()}"><span class="resets"><fmt:message key="limits.lasting"/></span></c:when></c:choose></div></li></c:forEach></ul>
