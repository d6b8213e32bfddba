<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="login.title" centred="true">
    <form class="card" method="post" action="<c:url value='/admin/login'/>">
        <h1><fmt:message key="login.title"/></h1>
        <p class="context"><fmt:message key="login.context"/></p>
        <c:if test="${not empty view.error()}"><div class="notice bad" role="alert" id="login-error"><t:icon name="alert"/><span><c:out value="${view.error()}"/></span></div></c:if>
        <input type="hidden" name="next" value="${fn:escapeXml(view.next())}">
        <label class="field"><span class="label"><fmt:message key="login.password"/></span>
            <input class="input large" type="password" name="password" autocomplete="current-password" required autofocus maxlength="200"<c:if test="${not empty view.error()}"> aria-invalid="true" aria-describedby="login-error"</c:if>></label>
        <button class="button primary"><fmt:message key="login.submit"/></button>
    </form>
</t:layout>
