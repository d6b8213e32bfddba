<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="How long a key is valid: a term, or a day to be chosen." %>
<%@ attribute name="validity" required="true" type="java.util.List" description="Terms that can be chosen." %>
<%@ attribute name="valid" required="false" description="The term chosen so far." %>
<%@ attribute name="until" required="false" description="The last day chosen so far." %>
<%@ attribute name="now" required="false" description="The last day of a key that has one, or never: then the first choice is to keep it." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="term">
    <label class="field"><span class="label"><fmt:message key="key.valid"/></span>
        <select class="select" name="valid"><c:if test="${not empty now}"><option value="keep"><c:choose><c:when test="${now eq 'never'}"><fmt:message key="key.valid.keepNever"/></c:when><c:otherwise><fmt:message key="key.valid.keep"><fmt:param value="${now}"/></fmt:message></c:otherwise></c:choose></option></c:if>
            <c:forEach var="term" items="${validity}"><option value="${term.code()}"<c:if test="${term.code() eq valid}"> selected</c:if>><c:choose><c:when test="${term.inDays()}"><fmt:message key="key.valid.days"><fmt:param value="${term.code()}"/><fmt:param value="${term.until()}"/></fmt:message></c:when><c:otherwise><fmt:message key="key.valid.${term.code()}"/></c:otherwise></c:choose></option></c:forEach></select></label>
    <label class="field until"><span class="label"><fmt:message key="key.until"/></span>
        <input class="input" type="date" name="until" value="${fn:escapeXml(until)}">
        <span class="hint"><fmt:message key="key.untilHint"/></span></label>
</div>
