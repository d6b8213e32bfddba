<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="tokens.export.title" tab="myTokens">
    <form class="card wide narrow" method="post" action="<c:url value='/user/tokens/export'/>" data-dialog-body>
        <div class="dialog-head"><span class="seal small calm"><t:icon name="download"/></span><div><h1><fmt:message key="tokens.export.title"/></h1><p><fmt:message key="tokens.export.what"/></p></div></div>
        <div class="dialog-body">
            <c:if test="${not empty view.error()}"><div class="notice bad" role="alert" id="export-error"><t:icon name="alert"/><span><c:out value="${view.error()}"/></span></div></c:if>
            <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
            <input class="hidden" name="username" autocomplete="username" value="${fn:escapeXml(frame.name())}" readonly tabindex="-1" aria-hidden="true">
            <label class="field"><span class="label"><fmt:message key="tokens.export.password"/></span><input class="input" type="password" name="password" autocomplete="current-password" required maxlength="200" autofocus<c:if test="${not empty view.error()}"> aria-invalid="true" aria-describedby="export-error"</c:if>></label>
            <div class="notice"><t:icon name="warning"/><span><fmt:message key="tokens.export.hint"/></span></div>
        </div>
        <div class="dialog-foot"><span class="grow"></span><a class="button" data-cancel href="<c:url value='/user'/>"><fmt:message key="confirm.cancel"/></a><button class="button primary"><fmt:message key="tokens.export.do"/></button></div>
    </form>
</t:layout>
