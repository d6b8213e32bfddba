<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="mine.edit.title" tab="myKeys" script="mine">
    <fmt:message var="title" key="mine.edit.title"/>
    <t:ask title="${title}" context="${view.prefix()}…" icon="edit" path="/user/keys/edit" back="${view.back()}" label="mine.save">
        <input type="hidden" name="id" value="${view.id()}">
        <input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
        <label class="field"><span class="label"><fmt:message key="key.nameField"/></span>
            <input class="input" name="name" autofocus required maxlength="64" autocomplete="off" value="${fn:escapeXml(view.name())}"<c:if test="${not empty view.errors()['name']}"> aria-invalid="true"</c:if>>
            <t:fieldNote id="name-note" error="${view.errors()['name']}" hint="key.nameHint"/></label>
        <div class="fields">
            <label class="field"><span class="label"><fmt:message key="mine.minute"/></span>
                <input class="input" name="requests_per_minute" inputmode="numeric" maxlength="6" autocomplete="off" value="${fn:escapeXml(view.requests())}"<c:if test="${not empty view.errors()['requests_per_minute']}"> aria-invalid="true"</c:if>>
                <t:fieldNote id="minute-note" error="${view.errors()['requests_per_minute']}" hint="mine.unlimited"/></label>
            <label class="field"><span class="label"><fmt:message key="mine.once"/></span>
                <input class="input" name="max_concurrency" inputmode="numeric" maxlength="6" autocomplete="off" value="${fn:escapeXml(view.concurrency())}"<c:if test="${not empty view.errors()['max_concurrency']}"> aria-invalid="true"</c:if>>
                <t:fieldNote id="once-note" error="${view.errors()['max_concurrency']}" hint="mine.unlimited"/></label>
        </div>
        <label class="field"><span class="label"><fmt:message key="mine.lastDay"/></span>
            <input class="input" type="date" name="expires_at" value="${fn:escapeXml(view.expires())}"<c:if test="${not empty view.errors()['expires_at']}"> aria-invalid="true"</c:if>>
            <t:fieldNote id="end-note" error="${view.errors()['expires_at']}" hint="mine.lastDay.hint"/></label>
    </t:ask>
</t:layout>
