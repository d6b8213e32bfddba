<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The frame of every page: top bar, tabs of the console, footer." %>
<%@ attribute name="titleKey" required="false" description="Message key of the page's title." %>
<%@ attribute name="titleText" required="false" description="The title itself, where no key can say it." %>
<%@ attribute name="tab" required="false" description="Name of the tab that is current; none on pages without tabs." %>
<%@ attribute name="place" required="false" description="Which place of the first row is current: docs, playground or status." %>
<%@ attribute name="full" required="false" description="Whether the page's parts reach from edge to edge." %>
<%@ attribute name="sheet" required="false" description="Further style sheet under static/css to load, without its ending." %>
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
    <c:forEach var="usual" items="tokens,frame,controls,table,parts,key"><link rel="stylesheet" href="${frame.asset('css/'.concat(usual).concat('.css'))}">
    </c:forEach>
    <c:if test="${not empty sheet}"><link rel="stylesheet" href="${frame.asset('css/'.concat(sheet).concat('.css'))}"></c:if>
    <script type="module" src="${frame.asset('js/frame.js')}"></script>
    <script type="module" src="${frame.asset('js/dialog.js')}"></script>
    <c:if test="${not empty script}"><script type="module" src="${frame.asset('js/'.concat(script).concat('.js'))}"></script></c:if>
</head>
<body>
<a class="skip" href="#main"><fmt:message key="frame.skip"/></a>
<header class="top">
    <div class="top-row">
        <a class="brand" href="<c:url value='${frame.home()}'/>"><img src="${frame.asset('img/mark.svg')}" width="24" height="24" alt="">KiroGate</a>
        <c:if test="${frame.console()}"><span class="tag accent"><fmt:message key="frame.console"/></span></c:if>
        <nav class="places wide-only" aria-label="<fmt:message key='frame.places'/>"><a href="<c:url value='/docs'/>"<c:if test="${place eq 'docs'}"> aria-current="page"</c:if>><fmt:message key="frame.docs"/></a><a href="<c:url value='/playground'/>"<c:if test="${place eq 'playground'}"> aria-current="page"</c:if>><fmt:message key="frame.playground"/></a><a href="<c:url value='/status'/>"<c:if test="${place eq 'status'}"> aria-current="page"</c:if>><fmt:message key="frame.status"/></a></nav>
        <span class="grow"></span>
        <c:if test="${frame.signedIn() and frame.console()}">
            <a class="pill wide-only ${frame.poolUsable() > 0 ? 'on' : 'none'}" href="<c:url value='/admin/tokens'/>"><fmt:message key="frame.pool"><fmt:param value="${frame.poolUsable()}"/><fmt:param value="${frame.poolTotal()}"/></fmt:message></a>
        </c:if>
        <form method="post" action="<c:url value='/preferences'/>">
            <input type="hidden" name="back" value="${fn:escapeXml(frame.here())}">
            <button class="button quiet small" name="lang" value="${frame.otherLanguage()}" lang="${frame.otherLanguage()}" aria-label="${frame.otherLanguageName()}"><span class="wide-only">${frame.otherLanguageName()}</span><span class="narrow-only"><fmt:message key="frame.otherLanguageShort"/></span></button>
            <button class="button quiet small" name="theme" value="${frame.nextTheme()}" aria-label="<fmt:message key='frame.theme.${frame.nextTheme()}'/>" title="<fmt:message key='frame.theme.${frame.nextTheme()}'/>"><t:icon name="theme"/></button>
        </form>
        <c:if test="${frame.signedIn()}">
            <details class="menu" data-menu>
                <summary class="button quiet small" aria-label="<fmt:message key='frame.menu'/>"><t:icon name="user"/><span class="wide-only"><c:choose><c:when test="${frame.console()}"><fmt:message key="frame.account"/></c:when><c:otherwise><bdi><c:out value="${frame.name()}"/></bdi></c:otherwise></c:choose></span><t:icon name="down"/></summary>
                <div class="menu-list">
                    <c:choose><c:when test="${frame.console()}"><a class="button quiet" href="<c:url value='/admin/password'/>"><fmt:message key="password.title"/></a></c:when>
                        <c:otherwise><a class="button quiet" href="<c:url value='/user/account'/>"><fmt:message key="tab.account"/></a></c:otherwise></c:choose>
                    <form method="post" action="<c:url value='${frame.signOut()}'/>">
                        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
                        <button class="button quiet"><fmt:message key="frame.signOut"/></button>
                    </form>
                </div>
            </details>
        </c:if>
        <c:if test="${not frame.signedIn() and not frame.console()}">
            <c:if test="${frame.registrable()}"><a class="button quiet small" href="<c:url value='/register'/>"><fmt:message key="frame.register"/></a></c:if>
            <a class="button small" href="<c:url value='/login'/>"><fmt:message key="frame.signIn"/></a>
        </c:if>
    </div>
    <c:if test="${frame.signedIn()}">
        <nav class="tabs" aria-label="<fmt:message key='frame.tabs'/>"><c:choose><c:when test="${frame.console()}">
            <a href="<c:url value='/admin'/>"<c:if test="${tab eq 'overview'}"> aria-current="page"</c:if>><span class="emoji">📈</span> <fmt:message key="tab.overview"/></a>
            <span class="part" aria-hidden="true"></span>
            <a href="<c:url value='/admin/users'/>"<c:if test="${tab eq 'users'}"> aria-current="page"</c:if>><span class="emoji">👥</span> <fmt:message key="tab.users"/></a>
            <a href="<c:url value='/admin/tokens'/>"<c:if test="${tab eq 'tokens'}"> aria-current="page"</c:if>><span class="emoji">🎁</span> <fmt:message key="tab.tokens"/></a>
            <a href="<c:url value='/admin/super-keys'/>"<c:if test="${tab eq 'superKeys'}"> aria-current="page"</c:if>><span class="emoji">🔑</span> <fmt:message key="tab.superKeys"/></a>
            <a href="<c:url value='/admin/keys'/>"<c:if test="${tab eq 'keys'}"> aria-current="page"</c:if>><span class="emoji">🗝️</span> <fmt:message key="tab.keys"/></a>
            <span class="part" aria-hidden="true"></span>
            <a href="<c:url value='/admin/requests'/>"<c:if test="${tab eq 'requests'}"> aria-current="page"</c:if>><span class="emoji">🧾</span> <fmt:message key="tab.requests"/></a>
            <a href="<c:url value='/admin/usage'/>"<c:if test="${tab eq 'usage'}"> aria-current="page"</c:if>><span class="emoji">📊</span> <fmt:message key="tab.usage"/></a>
            <a href="<c:url value='/admin/ip'/>"<c:if test="${tab eq 'ip'}"> aria-current="page"</c:if>><span class="emoji">🌐</span> <fmt:message key="tab.ip"/></a>
            <span class="part" aria-hidden="true"></span>
            <a href="<c:url value='/admin/announcement'/>"<c:if test="${tab eq 'announcement'}"> aria-current="page"</c:if>><span class="emoji">📣</span> <fmt:message key="tab.announcement"/></a>
            <a href="<c:url value='/admin/settings'/>"<c:if test="${tab eq 'settings'}"> aria-current="page"</c:if>><span class="emoji">⚙️</span> <fmt:message key="tab.settings"/></a>
            <a href="<c:url value='/admin/audit'/>"<c:if test="${tab eq 'audit'}"> aria-current="page"</c:if>><span class="emoji">📜</span> <fmt:message key="tab.audit"/></a>
            <a href="<c:url value='/admin/system'/>"<c:if test="${tab eq 'system'}"> aria-current="page"</c:if>><span class="emoji">🖥️</span> <fmt:message key="tab.system"/></a>
        </c:when><c:otherwise>
            <a href="<c:url value='/user'/>"<c:if test="${tab eq 'myTokens'}"> aria-current="page"</c:if>><span class="emoji">🎁</span> <fmt:message key="tab.myTokens"/></a>
            <a href="<c:url value='/user/keys'/>"<c:if test="${tab eq 'myKeys'}"> aria-current="page"</c:if>><span class="emoji">🔑</span> <fmt:message key="tab.myKeys"/></a>
            <a href="<c:url value='/user/usage'/>"<c:if test="${tab eq 'myUsage'}"> aria-current="page"</c:if>><span class="emoji">📊</span> <fmt:message key="tab.myUsage"/></a>
            <a href="<c:url value='/user/account'/>"<c:if test="${tab eq 'account'}"> aria-current="page"</c:if>><span class="emoji">👤</span> <fmt:message key="tab.account"/></a>
        </c:otherwise></c:choose></nav>
    </c:if>
</header>
<main id="main"<c:choose><c:when test="${centred}"> class="centred"</c:when><c:when test="${full}"> class="full"</c:when></c:choose>>
    <c:if test="${frame.nearLimits() > 0}">
        <div class="notice" role="status"><t:icon name="clock"/><span class="grow"><c:choose><c:when test="${frame.nearLimits() == 1}"><fmt:message key="limits.nearly.one"/></c:when><c:otherwise><fmt:message key="limits.nearly"><fmt:param value="${frame.nearLimits()}"/></fmt:message></c:otherwise></c:choose></span>
            <c:if test="${tab ne 'myKeys'}"><a class="button small" href="<c:url value='/user/keys'/>"><fmt:message key="limits.see"/></a></c:if></div>
    </c:if>
    <c:if test="${frame.defaultPassword()}">
        <div class="notice" role="status"><t:icon name="warning"/><span class="grow"><fmt:message key="frame.defaultPassword"/></span>
            <a class="button small" href="<c:url value='/admin/password'/>"><fmt:message key="password.title"/></a></div>
    </c:if>
    <c:if test="${frame.signedIn() and not frame.console() and not full}"><t:announcement/></c:if>
    <jsp:doBody/>
</main>
<div class="toasts" role="status" data-toasts><c:if test="${not empty frame.toast().text()}">
    <div class="toast" data-toast><t:icon name="check"/><span><c:out value="${frame.toast().text()}"/></span>
        <c:if test="${not empty frame.toast().undoPath()}"><form method="post" action="<c:url value='${frame.toast().undoPath()}'/>"><input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
            <c:forEach var="field" items="${frame.toast().undoFields()}"><input type="hidden" name="${fn:escapeXml(field.key)}" value="${fn:escapeXml(field.value)}"></c:forEach><button class="button quiet small"><fmt:message key="frame.undo"/></button></form></c:if>
        <button type="button" class="button quiet small needs-script" data-close-toast aria-label="<fmt:message key='frame.closeToast'/>"><t:icon name="close"/></button></div></c:if></div>
<footer class="foot"><div><span>KiroGate <c:out value="${frame.version()}"/></span><a href="<c:url value='/docs'/>"><fmt:message key="frame.guide"/></a><a href="<c:url value='/docs/api'/>"><fmt:message key="frame.reference"/></a><a href="<c:url value='/status'/>"><fmt:message key="frame.status"/></a><span class="grow"></span>
    <c:if test="${frame.signedIn()}"><span data-zone="<fmt:message key='frame.zone'/>"><fmt:message key="frame.serverZone"/></span></c:if></div></footer>
</body>
</html>
