<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="password.title" centred="true" sheet="account" script="password">
    <form class="card" method="post" action="<c:url value='/admin/password'/>">
        <h1><fmt:message key="password.title"/></h1>
        <p class="context"><fmt:message key="password.context"/></p>
        <c:if test="${not empty view.error()}"><div class="notice bad" role="alert" id="password-error"><t:icon name="alert"/><span><c:out value="${view.error()}"/></span></div></c:if>
        <c:if test="${view.changed()}"><div class="notice ok" role="status"><t:icon name="check"/><span><fmt:message key="password.changed"/></span></div></c:if>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
        <div class="field"><label class="label" for="current"><fmt:message key="password.current"/></label>
            <t:password name="current" autocomplete="current-password" focus="true" error="${empty view.error() ? '' : 'password-error'}"/></div>
        <div class="field"><label class="label" for="password"><fmt:message key="password.new"/></label>
            <t:password name="password" autocomplete="new-password" rules="true"/>
            <t:passwordRules/></div>
        <button class="button primary"><fmt:message key="password.submit"/></button>
    </form>
</t:layout>
