<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="signIn.title" centred="true" sheet="account" script="account">
    <div class="door">
        <form class="card" method="post" action="<c:url value='/login'/>">
            <h1><fmt:message key="signIn.title"/></h1>
            <p class="context"><fmt:message key="signIn.context"/></p>
            <c:if test="${not empty view.error()}"><div class="notice bad" role="alert" id="sign-in-error"><t:icon name="alert"/><span><c:out value="${view.error()}"/></span></div></c:if>
            <input type="hidden" name="next" value="${fn:escapeXml(view.next())}">
            <label class="field"><span class="label"><fmt:message key="signIn.name"/></span>
                <input class="input large" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="254" value="${fn:escapeXml(view.name())}"<c:if test="${empty view.name()}"> autofocus</c:if>></label>
            <div class="field"><label class="label" for="password"><fmt:message key="signIn.password"/></label>
                <t:password name="password" autocomplete="current-password" focus="${not empty view.name()}"/></div>
            <label class="tick"><input type="checkbox" name="lasting" value="1"<c:if test="${view.lasting()}"> checked</c:if>> <fmt:message key="signIn.lasting"/></label>
            <button class="button primary"><fmt:message key="signIn.submit"/></button>
        </form>
        <p class="other"><c:if test="${view.registrable()}"><fmt:message key="signIn.noAccount"/>&#32;<a href="<c:url value='/register'/>"><fmt:message key="register.title"/></a> <span aria-hidden="true">·</span> </c:if><a href="<c:url value='/admin'/>"><fmt:message key="signIn.console"/></a></p>
    </div>
</t:layout>
