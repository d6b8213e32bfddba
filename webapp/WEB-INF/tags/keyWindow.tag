<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The window that shows a new key, once." %>
<%@ attribute name="key" required="true" type="org.kirogate.page.ShownKey" description="The key and its facts." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div data-key-window<c:if test="${not key.purple()}"> class="plain"</c:if>>
    <div class="key-head">
        <span class="seal" aria-hidden="true">🔑</span>
        <div><h1 id="key-window-title"><fmt:message key="key.created.${key.kind()}"/></h1><p><fmt:message key="key.once"/></p></div>
        <div class="key-row">
            <textarea class="input" readonly rows="1" data-key autofocus autocomplete="off" spellcheck="false" aria-label="<fmt:message key='key.label'/>"><c:out value="${key.secret()}"/></textarea>
            <button type="button" class="button ${key.purple() ? 'super solid' : 'primary'} needs-script" data-copy data-word-copy="<fmt:message key='key.copy'/>" data-word-copied="<fmt:message key='key.copied'/>"><fmt:message key="key.copy"/></button>
        </div>
    </div>
    <c:if test="${key.waits()}"><div class="notice" role="status"><t:icon name="clock"/><span><fmt:message key="key.waits"/></span></div></c:if>
    <dl class="facts">
        <div><dt><fmt:message key="key.name"/></dt><dd><bdi><c:out value="${key.name()}"/></bdi></dd></div>
        <div><dt><fmt:message key="key.owner"/></dt><dd><bdi><c:out value="${key.owner()}"/></bdi></dd></div>
        <div><dt><fmt:message key="key.prefix"/></dt><dd class="mono"><c:out value="${key.prefix()}"/></dd></div>
        <div><dt><fmt:message key="key.reaches"/></dt><dd><fmt:message key="key.reaches.${key.purple() ? 'public' : 'own'}"><fmt:param value="${key.reaches()}"/></fmt:message></dd></div>
        <div><dt><fmt:message key="key.createdAt"/></dt><dd><t:time at="${key.created()}"/></dd></div>
        <div><dt><fmt:message key="key.expires"/></dt><dd><c:choose><c:when test="${key.expires().known()}"><t:time at="${key.expires()}"/></c:when><c:otherwise><fmt:message key="key.never"/></c:otherwise></c:choose></dd></div>
    </dl>
    <t:snippets secret="${key.secret()}" baseUrl="${key.baseUrl()}" group="snippet"/>
    <ul class="hints">
        <li><t:icon name="lock"/><fmt:message key="key.hint.keep"/></li>
        <li><t:icon name="rotate"/><fmt:message key="key.hint.rotate"/></li>
    </ul>
    <div class="dialog-foot">
        <div class="notice" role="alert" data-question hidden><span class="grow"><fmt:message key="key.unsaved"/></span>
            <button type="button" class="button small" data-back><fmt:message key="key.backToCopy"/></button>
            <button type="button" class="button small danger" data-anyway><fmt:message key="key.closeAnyway"/></button></div>
        <span class="note needs-script" role="status" data-note data-word-copied="<fmt:message key='key.copied'/>" data-word-manual="<fmt:message key='key.manual'/>"><t:icon name="warning"/><span><fmt:message key="key.notCopied"/></span></span>
        <span class="grow"></span>
        <a class="button needs-script" data-env data-base-url="${fn:escapeXml(key.baseUrl())}" download="kirogate.env"><t:icon name="download"/><fmt:message key="key.download"/></a>
        <a class="button" data-close href="<c:url value='${key.back()}'/>"><fmt:message key="key.close"/></a>
    </div>
</div>
