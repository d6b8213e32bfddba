<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleText="${view.title()}" tab="myKeys" script="mine">
    <t:ask title="${view.title()}" context="${view.prefix()}…" icon="rotate" path="/user/keys/rotate" back="${view.back()}" label="mine.rotate.act" shows="true">
        <input type="hidden" name="once" value="${fn:escapeXml(view.once())}">
        <input type="hidden" name="id" value="${view.id()}">
        <p><fmt:message key="mine.rotate.what"/></p>
        <label class="field"><span class="label"><fmt:message key="mine.rotate.grace"/></span>
            <select class="select" name="grace_hours" autofocus><c:forEach var="hours" items="${view.hours()}"><option value="${hours}"><fmt:message key="${hours == 0 ? 'mine.rotate.atOnce' : 'mine.rotate.hours'}"><fmt:param value="${hours}"/></fmt:message></option></c:forEach></select>
            <span class="hint"><fmt:message key="mine.rotate.hint"/></span></label>
    </t:ask>
</t:layout>
