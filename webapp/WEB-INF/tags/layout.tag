<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The frame of every page: top bar, tabs of the console, footer." %>
<%@ attribute name="titleKey" required="false" description="Message key of the page's title." %>
<%@ attribute name="titleText" required="false" description="The title itself, where no key can say it." %>
<%@ attribute name="tab" required="false" description="Name of the console tab that is current; none outside the console." %>
<%@ attribute name="script" required="false" description="Module under static/js to load, without its ending." %>
<%@ attribute name="centred" required="false" description="Whether the page is one card or sentence in the middle." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<!DOCTYPE html>
<html lang="${frame.languageTag()}"<c:if test="${not empty frame.theme()}"> data-theme="${fn:escapeXml(frame.theme())}"</c:if>>
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><c:choose><c:when test="${empty titleKey}"><c:out value="${titleText}"/></c:when><c:otherwise><fmt:message key="${titleKey}"/></c:otherwise></c:choose> · KiroGate</title>
    <link rel="icon" type="image/svg+xml" href="${frame.asset('img/mark.svg')}">
    <c:forEach var="sheet" items="tokens,frame,controls,table,key"><link rel="stylesheet" href="${frame.asset('css/'.concat(sheet).concat('.css'))}">
    </c:forEach>
    <script type="module" src="${frame.asset('js/frame.js')}"></script>
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
            <span class="pill wide-only ${frame.poolUsable() > 0 ? 'on' : 'none'}"><fmt:message key="frame.pool"><fmt:param value="${frame.poolUsable()}"/><fmt:param value="${frame.poolTotal()}"/></fmt:message></span>
        </c:if>
        <form method="post" action="<c:url value='/preferences'/>">
            <input type="hidden" name="back" value="${fn:escapeXml(frame.here())}">
            <button class="button quiet small" name="lang" value="${frame.otherLanguage()}" lang="${frame.otherLanguage()}" aria-label="${frame.otherLanguageName()}"><span class="wide-only">${frame.otherLanguageName()}</span><span class="narrow-only"><fmt:message key="frame.otherLanguageShort"/></span></button>
            <button class="button quiet small" name="theme" value="${frame.nextTheme()}" aria-label="<fmt:message key='frame.theme.${frame.nextTheme()}'/>" title="<fmt:message key='frame.theme.${frame.nextTheme()}'/>"><t:icon name="theme"/></button>
        </form>
        <c:if test="${frame.signedIn()}">
            <details class="menu" data-menu>
                <summary class="button quiet small" aria-label="<fmt:message key='frame.account'/>"><t:icon name="user"/><span class="wide-only"><fmt:message key="frame.account"/></span><t:icon name="down"/></summary>
                <div class="menu-list">
                    <c:if test="${frame.console()}"><a class="button quiet" href="<c:url value='/admin/password'/>"><fmt:message key="password.title"/></a></c:if>
                    <form method="post" action="<c:url value='${frame.signOut()}'/>">
                        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
                        <button class="button quiet"><fmt:message key="frame.signOut"/></button>
                    </form>
                </div>
            </details>
        </c:if>
    </div>
    <c:if test="${frame.signedIn() and frame.console()}">
        <nav class="tabs" aria-label="<fmt:message key='frame.tabs'/>">
            <a href="<c:url value='/admin/users'/>"<c:if test="${tab eq 'users'}"> aria-current="page"</c:if>><span class="emoji">👥</span> <fmt:message key="tab.users"/></a>
        </nav>
    </c:if>
</header>
<main id="main"<c:if test="${centred}"> class="centred"</c:if>>
    <c:if test="${frame.defaultPassword()}">
        <div class="notice" role="status"><t:icon name="warning"/><span class="grow"><fmt:message key="frame.defaultPassword"/></span>
            <a class="button small" href="<c:url value='/admin/password'/>"><fmt:message key="password.title"/></a></div>
    </c:if>
    <jsp:doBody/>
</main>
<footer class="foot"><div><span>KiroGate <c:out value="${frame.version()}"/></span><a href="<c:url value='/docs'/>"><fmt:message key="docs.title"/></a><span class="grow"></span>
    <c:if test="${frame.signedIn()}"><span data-zone="<fmt:message key='frame.zone'/>"><fmt:message key="frame.serverZone"/></span></c:if></div></footer>
</body>
</html>
