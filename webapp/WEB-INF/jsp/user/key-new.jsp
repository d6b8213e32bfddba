<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="mine.new" tab="myKeys" script="mine">
    <fmt:message var="title" key="mine.new"/>
    <t:ask title="${title}" icon="key" path="/user/keys/new" back="/user/keys" label="key.confirm" error="${view.error()}" shows="true">
        <input type="hidden" name="once" value="${fn:escapeXml(view.once())}">
        <label class="field"><span class="label"><fmt:message key="key.nameField"/></span>
            <input class="input" name="name" autofocus required maxlength="64" autocomplete="off" data-select value="${fn:escapeXml(view.name())}">
            <span class="hint"><fmt:message key="key.nameHint"/></span></label>
        <div class="notice calm"><t:icon name="info"/><span><fmt:message key="${view.reaches() > 0 ? 'mine.new.reaches' : 'mine.new.reachesNone'}"><fmt:param value="${view.reaches()}"/></fmt:message></span></div>
    </t:ask>
</t:layout>
