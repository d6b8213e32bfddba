<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="register.title" centred="true" sheet="account" script="account">
    <div class="door"><c:choose>
        <c:when test="${view.sent()}">
            <section class="card">
                <h1><fmt:message key="register.sent"/></h1>
                <div class="notice ok" role="status"><t:icon name="check"/><span><fmt:message key="register.sent.next"/></span></div>
                <a class="button" href="<c:url value='/login'/>"><fmt:message key="signIn.title"/></a>
            </section>
        </c:when>
        <c:when test="${not view.possible()}">
            <section class="card">
                <h1><fmt:message key="register.title"/></h1>
                <div class="notice" role="status"><t:icon name="lock"/><span><fmt:message key="register.mode.${view.mode()}"/></span></div>
                <a class="button" href="<c:url value='/login'/>"><fmt:message key="signIn.title"/></a>
            </section>
        </c:when>
        <c:otherwise>
            <form class="card" method="post" action="<c:url value='/register'/>" novalidate>
                <h1><fmt:message key="register.title"/></h1>
                <p class="context"><fmt:message key="register.mode.${view.mode()}"/></p>
                <c:if test="${not empty view.errors()}"><div class="notice bad" role="alert"><t:icon name="alert"/><span><fmt:message key="register.errors"/>&#32;
                    <c:forEach var="error" items="${view.errors()}" varStatus="loop"><c:if test="${not loop.first}">, </c:if><a href="#${error.key}"><fmt:message key="register.${error.key}"/></a></c:forEach></span></div></c:if>
                <div class="field"><label class="label" for="name"><fmt:message key="register.name"/></label>
                    <input class="input large" id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64" value="${fn:escapeXml(view.name())}"<c:if test="${view.first() eq 'name' or empty view.errors()}"> autofocus</c:if><c:if test="${not empty view.errors()['name']}"> aria-invalid="true"</c:if> aria-describedby="name-hint">
                    <t:fieldNote id="name-hint" error="${view.errors()['name']}" hint="register.name.rule"/></div>
                <div class="field"><label class="label" for="email"><fmt:message key="register.email"/></label>
                    <input class="input large" id="email" type="email" name="email" autocomplete="email" required maxlength="254" value="${fn:escapeXml(view.email())}"<c:if test="${view.first() eq 'email'}"> autofocus</c:if><c:if test="${not empty view.errors()['email']}"> aria-invalid="true" aria-describedby="email-hint"</c:if>>
                    <t:fieldNote id="email-hint" error="${view.errors()['email']}"/></div>
                <div class="field"><label class="label" for="password"><fmt:message key="register.password"/></label>
                    <t:password name="password" autocomplete="new-password" rules="true" focus="${view.first() eq 'password'}" error="${empty view.errors()['password'] ? '' : 'password-hint'}"/>
                    <t:fieldNote id="password-hint" error="${view.errors()['password']}"/>
                    <t:passwordRules/></div>
                <button class="button primary"><fmt:message key="register.submit.${view.mode()}"/></button>
            </form>
        </c:otherwise></c:choose>
        <c:if test="${view.possible() and not view.sent()}"><p class="other"><fmt:message key="register.haveAccount"/>&#32;<a href="<c:url value='/login'/>"><fmt:message key="signIn.title"/></a></p></c:if>
    </div>
</t:layout>
