<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="password.title" centred="true">
    <form class="card" method="post" action="<c:url value='/admin/password'/>">
        <h1><fmt:message key="password.title"/></h1>
        <p class="context"><fmt:message key="password.context"/></p>
        <c:if test="${not empty view.error()}"><div class="notice bad" role="alert"><t:icon name="alert"/><span><c:out value="${view.error()}"/></span></div></c:if>
        <c:if test="${view.changed()}"><div class="notice ok" role="status"><t:icon name="check"/><span><fmt:message key="password.changed"/></span></div></c:if>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
        <label class="field"><span class="label"><fmt:message key="password.current"/></span>
            <input class="input large" type="password" name="current" autocomplete="current-password" required autofocus maxlength="200"></label>
        <label class="field"><span class="label"><fmt:message key="password.new"/></span>
            <input class="input large" type="password" name="password" autocomplete="new-password" required maxlength="64" minlength="8">
            <span class="hint"><fmt:message key="password.rules"/></span></label>
        <button class="button primary"><fmt:message key="password.submit"/></button>
    </form>
</t:layout>
