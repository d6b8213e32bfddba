<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The frame of every page: top bar, tabs of the console, footer." %>
<%@ attribute name="titleKey" required="true" description="Message key of the page's title." %>
<%@ attribute name="tab" required="false" description="Name of the console tab that is current; none outside the console." %>
<%@ attribute name="script" required="false" description="Module under static/js to load, without its ending." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<!DOCTYPE html>
<html lang="${frame.languageTag()}"<c:if test="${not empty frame.theme()}"> data-theme="${fn:escapeXml(frame.theme())}"</c:if>>
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><fmt:message key="${titleKey}"/> · KiroGate</title>
    <link rel="icon" type="image/svg+xml" href="${frame.asset('img/mark.svg')}">
    <link rel="stylesheet" href="${frame.asset('css/tokens.css')}">
    <link rel="stylesheet" href="${frame.asset('css/app.css')}">
    <c:if test="${not empty script}"><script type="module" src="${frame.asset('js/'.concat(script).concat('.js'))}"></script></c:if>
</head>
<body>
<a class="skip" href="#main"><fmt:message key="frame.skip"/></a>
<header class="top">
    <div class="top-row">
        <a class="brand" href="<c:url value='${frame.home()}'/>"><img src="${frame.asset('img/mark.svg')}" width="24" height="24" alt="">KiroGate</a>
        <c:if test="${frame.console()}"><span class="tag accent"><fmt:message key="frame.console"/></span></c:if>
        <span class="grow"></span>
        <c:if test="${frame.signedIn() and frame.console()}">
            <span class="pill wide-only"><fmt:message key="frame.pool"><fmt:param value="${frame.poolUsable()}"/><fmt:param value="${frame.poolTotal()}"/></fmt:message></span>
        </c:if>
        <form method="post" action="<c:url value='/preferences'/>">
            <input type="hidden" name="back" value="${fn:escapeXml(frame.here())}">
            <button class="button quiet small" name="lang" value="${frame.otherLanguage()}" lang="${frame.otherLanguage()}"><c:out value="${frame.otherLanguageName()}"/></button>
            <button class="button quiet small" name="theme" value="${frame.nextTheme()}" title="<fmt:message key='frame.theme.${frame.nextTheme()}'/>"><fmt:message key="frame.theme"/></button>
        </form>
        <c:if test="${frame.signedIn()}">
            <form method="post" action="<c:url value='${frame.signOut()}'/>">
                <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
                <button class="button quiet small"><fmt:message key="frame.signOut"/></button>
            </form>
        </c:if>
    </div>
    <c:if test="${frame.signedIn() and frame.console()}">
        <nav class="tabs" aria-label="<fmt:message key='frame.tabs'/>">
            <a href="<c:url value='/admin/users'/>"<c:if test="${tab eq 'users'}"> aria-current="page"</c:if>>👥 <fmt:message key="tab.users"/></a>
            <a href="<c:url value='/admin/password'/>"<c:if test="${tab eq 'password'}"> aria-current="page"</c:if>>🔒 <fmt:message key="tab.password"/></a>
        </nav>
    </c:if>
</header>
<main id="main">
    <c:if test="${frame.defaultPassword()}">
        <div class="notice" role="status"><fmt:message key="frame.defaultPassword"/> <a href="<c:url value='/admin/password'/>"><fmt:message key="frame.changePassword"/></a></div>
    </c:if>
    <jsp:doBody/>
</main>
<footer class="foot"><div><span>KiroGate <c:out value="${frame.version()}"/></span></div></footer>
</body>
</html>
