<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The window that shows a new super key, once." %>
<%@ attribute name="key" required="true" type="org.kirogate.admin.ShownKey" description="The key and its facts." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<section data-key-window>
    <div class="key-head">
        <h1 id="key-window-title">🔑 <fmt:message key="key.created"/></h1>
        <p><fmt:message key="key.once"/></p>
        <div class="key-row">
            <input class="input" readonly data-key autocomplete="off" spellcheck="false" aria-label="<fmt:message key='key.label'/>" value="${fn:escapeXml(key.secret())}">
            <button type="button" class="button super solid" data-copy hidden><fmt:message key="key.copy"/></button>
        </div>
    </div>
    <dl class="facts">
        <div><dt><fmt:message key="key.name"/></dt><dd><bdi><c:out value="${key.name()}"/></bdi></dd></div>
        <div><dt><fmt:message key="key.owner"/></dt><dd><bdi><c:out value="${key.ownerName()}"/></bdi> (ID ${key.ownerId()})</dd></div>
        <div><dt><fmt:message key="key.prefix"/></dt><dd class="mono"><c:out value="${key.prefix()}"/></dd></div>
        <div><dt><fmt:message key="key.reaches"/></dt><dd><fmt:message key="key.reaches.value"><fmt:param value="${key.publicTokens()}"/></fmt:message></dd></div>
    </dl>
    <pre>export ANTHROPIC_BASE_URL="<c:out value="${key.baseUrl()}"/>"
export ANTHROPIC_API_KEY="<c:out value="${key.secret()}"/>"
claude "<fmt:message key="key.example"/>"</pre>
    <ul class="hints">
        <li><fmt:message key="key.hint.keep"/></li>
        <li><fmt:message key="key.hint.rotate"/></li>
    </ul>
    <div class="dialog-foot" data-words
         data-word-copy="<fmt:message key='key.copy'/>" data-word-copied="<fmt:message key='key.copied'/>"
         data-word-unsaved="<fmt:message key='key.unsaved'/>" data-word-anyway="<fmt:message key='key.closeAnyway'/>"
         data-word-close="<fmt:message key='key.close'/>" data-word-manual="<fmt:message key='key.manual'/>">
        <span class="note" data-note role="status"><fmt:message key="key.notCopied"/></span>
        <a class="button" data-env download="kirogate.env" hidden data-lines="ANTHROPIC_BASE_URL=${fn:escapeXml(key.baseUrl())}\nANTHROPIC_API_KEY=${fn:escapeXml(key.secret())}\n"><fmt:message key="key.download"/></a>
        <a class="button" data-close href="<c:url value='/admin/users'/>"><fmt:message key="key.close"/></a>
    </div>
</section>
