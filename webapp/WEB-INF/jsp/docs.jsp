<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="docs.title">
    <div class="title"><h1><fmt:message key="docs.title"/></h1></div>
    <section class="panel docs">
        <h2><fmt:message key="docs.connect"/></h2>
        <p><fmt:message key="docs.openai"/>&#32;<code><c:out value="${view.baseUrl()}"/>/v1</code></p>
        <p><fmt:message key="docs.anthropic"/>&#32;<code><c:out value="${view.baseUrl()}"/></code></p>
        <p><fmt:message key="docs.keys"/></p>
        <h2><fmt:message key="docs.routes"/></h2>
        <dl>
            <c:forEach var="route" items="${view.routes()}">
                <dt><code><c:out value="${route.call()}"/></code></dt>
                <dd><fmt:message key="docs.route.${route.about()}"/></dd>
            </c:forEach>
        </dl>
        <h2>curl</h2>
        <pre>curl <c:out value="${view.baseUrl()}"/>/v1/chat/completions \
  -H "Authorization: Bearer sk-super-…" -H "Content-Type: application/json" \
  -d '{"model": "claude-sonnet-4-5", "messages": [{"role": "user", "content": "<fmt:message key="docs.hello"/>"}]}'</pre>
        <pre>curl <c:out value="${view.baseUrl()}"/>/v1/messages \
  -H "x-api-key: sk-super-…" -H "Content-Type: application/json" \
  -d '{"model": "claude-sonnet-4-5", "max_tokens": 1024, "messages": [{"role": "user", "content": "<fmt:message key="docs.hello"/>"}]}'</pre>
        <h2>Claude Code</h2>
        <pre>export ANTHROPIC_BASE_URL="<c:out value="${view.baseUrl()}"/>"
export ANTHROPIC_API_KEY="sk-super-…"</pre>
        <h2><fmt:message key="docs.errors"/></h2>
        <p><fmt:message key="docs.errors.shape"/></p>
        <p><fmt:message key="docs.errors.empty"/>&#32;<code>{"detail":"<c:out value="${view.noToken()}"/>"}</code></p>
    </section>
</t:layout>
