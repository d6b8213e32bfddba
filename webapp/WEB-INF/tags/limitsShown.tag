<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="All limits of a key or a user that are set, with what is left." %>
<%@ attribute name="limits" required="true" type="org.kirogate.page.LimitsShown" description="The limits." %>
<%@ attribute name="mine" required="false" type="java.lang.Boolean" description="Whether whoever reads it owns the key." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:choose><c:when test="${limits.none()}"><p class="quiet"><fmt:message key="limits.none"/></p></c:when><c:otherwise>
    <c:if test="${not empty limits.own()}"><t:limitBars bars="${limits.own()}"/></c:if>
    <c:if test="${not empty limits.zone()}"><p class="sub limit-anchor"><fmt:message key="limits.anchor"><fmt:param value="${limits.resetHour()}"/><fmt:param value="${limits.zone()}"/></fmt:message></p></c:if>
    <dl class="detail limit-reach">
        <div><dt><fmt:message key="audit.field.limits.models"/></dt><dd><c:choose><c:when test="${empty limits.models()}"><fmt:message key="limits.models.all"/></c:when><c:otherwise><c:forEach var="model" items="${limits.models()}"><bdi class="mono"><c:out value="${model}"/></bdi> </c:forEach></c:otherwise></c:choose></dd></div>
        <div><dt><fmt:message key="audit.field.limits.networks"/></dt><dd><c:choose><c:when test="${empty limits.networks()}"><fmt:message key="limits.networks.all"/></c:when><c:otherwise><c:forEach var="network" items="${limits.networks()}"><span class="mono"><c:out value="${network}"/></span> </c:forEach></c:otherwise></c:choose></dd></div>
        <div><dt><fmt:message key="audit.field.limits.clients"/></dt><dd><c:choose><c:when test="${empty limits.clients()}"><fmt:message key="limits.clients.all"/></c:when><c:otherwise><c:forEach var="family" items="${limits.clients()}" varStatus="at"><c:if test="${not at.first}">, </c:if><c:choose><c:when test="${family eq 'other' or family eq 'none'}"><fmt:message key="limits.client.${family}"/></c:when><c:otherwise>${family}</c:otherwise></c:choose></c:forEach></c:otherwise></c:choose></dd></div>
        <c:if test="${limits.days() > 0}"><div><dt><fmt:message key="limits.ending"/></dt><dd><fmt:message key="limits.days"><fmt:param value="${limits.days()}"/></fmt:message></dd></div></c:if>
    </dl>
    <c:if test="${not empty limits.ceilings()}"><h3 class="limit-ceilings"><fmt:message key="${mine ? 'limits.yours' : 'limits.ceilings'}"/></h3><t:limitBars bars="${limits.ceilings()}"/></c:if>
</c:otherwise></c:choose>
