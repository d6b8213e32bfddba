<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="How much of a quota is used: numbers, a bar, when it starts anew; a tick marks what the owner keeps." %>
<%@ attribute name="used" required="true" type="java.lang.Double" description="Credits used." %>
<%@ attribute name="limit" required="true" type="java.lang.Double" description="Credits of the period, 0 = unknown." %>
<%@ attribute name="reserve" required="false" type="java.lang.Double" description="Credits the owner keeps." %>
<%@ attribute name="resets" required="false" type="org.kirogate.page.Moment" description="When it starts anew." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:choose><c:when test="${limit > 0}">
<c:set var="share" value="${used >= limit ? 100 : used * 100 / limit}"/>
<fmt:formatNumber var="percent" value="${share}" maxFractionDigits="0" groupingUsed="false"/>
<div class="quota<c:if test="${share >= 90}"> near</c:if>"><span class="of"><b><fmt:formatNumber value="${used}" maxFractionDigits="0"/></b> / <fmt:formatNumber value="${limit}" maxFractionDigits="0"/></span><span class="share">${percent}%</span>
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${percent}%"><rect class="track" width="100" height="6"></rect><rect class="fill" width="${percent}" height="6"></rect><c:if test="${reserve > 0 and reserve < limit}"><fmt:formatNumber var="tick" value="${100 - reserve * 100 / limit}" maxFractionDigits="0" groupingUsed="false"/><rect class="tick" x="${tick}" width="1" height="6"></rect></c:if></svg>
    <c:if test="${not empty resets and resets.known()}"><span class="resets"><t:time at="${resets}"/>&#32;<fmt:message key="quota.resets"/></span></c:if></div>
</c:when><c:otherwise><span class="sub"><fmt:message key="quota.unknown"/></span></c:otherwise></c:choose>
