<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="base"><c:out value="${view.baseUrl()}"/></c:set>
<t:layout titleKey="landing.title" sheet="public" full="true">
    <section class="band hero"><div>
        <t:announcement/>
        <div class="promise">
            <h1><span><fmt:message key="landing.promise"/></span> <span><fmt:message key="landing.promise.rest"/></span></h1>
            <p class="about"><fmt:message key="landing.about"/></p>
            <p class="ways">
                <c:choose>
                    <c:when test="${frame.signedIn() and frame.console()}"><a class="button primary large" href="<c:url value='/admin'/>"><fmt:message key="landing.console"/></a></c:when>
                    <c:when test="${frame.signedIn()}"><a class="button primary large" href="<c:url value='/user'/>"><fmt:message key="landing.centre"/></a></c:when>
                    <c:when test="${view.registrable()}"><a class="button primary large" href="<c:url value='/register'/>"><fmt:message key="landing.register"/></a></c:when>
                    <c:otherwise><a class="button primary large" href="<c:url value='/login'/>"><fmt:message key="landing.signIn"/></a></c:otherwise>
                </c:choose>
                <a class="button large" href="<c:url value='/docs'/>"><fmt:message key="landing.docs"/></a>
            </p>
            <p class="live"><a class="${view.usable() > 0 ? 'on' : 'none'}" href="<c:url value='/status'/>"><c:choose><c:when test="${view.usable() > 0}"><fmt:message key="landing.usable"><fmt:param value="${view.usable()}"/></fmt:message></c:when><c:otherwise><fmt:message key="landing.unusable"/></c:otherwise></c:choose></a>
                <c:if test="${not empty view.success()}"><span><fmt:message key="landing.success"><fmt:param value="${view.success()}"/></fmt:message></span></c:if></p>
        </div>
        <div class="sample">
            <div class="code" role="group" aria-label="<fmt:message key='landing.sample'/>">
                <div class="code-tabs">
                    <label><input type="radio" name="snippet" checked>Claude Code</label>
                    <label><input type="radio" name="snippet">OpenAI Python</label>
                    <label><input type="radio" name="snippet">curl</label>
                    <span class="grow"></span>
                    <button type="button" class="button quiet small needs-script" data-copy-shown aria-label="<fmt:message key='key.copyCode'/>" title="<fmt:message key='key.copyCode'/>"><t:icon name="copy"/></button>
                </div>
                <pre><em># <fmt:message key="landing.point"/></em>
<i>export</i> ANTHROPIC_BASE_URL=<s>"${base}"</s>
<i>export</i> ANTHROPIC_API_KEY=<s>"sk-…"</s>

claude <s>"<fmt:message key="landing.task"/>"</s></pre>
                <pre><i>from</i> openai <i>import</i> OpenAI

client = OpenAI(base_url=<s>"${base}/v1"</s>, api_key=<s>"sk-…"</s>)
answer = client.chat.completions.create(
    model=<s>"claude-sonnet-4-5"</s>,
    messages=[{<s>"role"</s>: <s>"user"</s>, <s>"content"</s>: <s>"<fmt:message key="landing.task"/>"</s>}])</pre>
                <pre><i>curl</i> ${base}/v1/messages \
  -H <s>"x-api-key: sk-…"</s> -H <s>"content-type: application/json"</s> \
  -d <s>'{"model": "claude-sonnet-4-5", "max_tokens": 1024,
       "messages": [{"role": "user", "content": "<fmt:message key="landing.task"/>"}]}'</s></pre>
            </div>
            <div class="receipt" role="img" aria-label="<fmt:message key='landing.receipt'/>">
                <p><span class="badge cooling"><fmt:message key="landing.receipt.cooling"/></span><span class="quiet-text">Token #14</span><span class="grow"></span><fmt:message key="landing.receipt.skipped"/></p>
                <p><span class="badge active"><fmt:message key="landing.receipt.chosen"/></span><b>Token #31</b><span class="grow"></span><fmt:message key="landing.receipt.score"/></p>
                <p><span class="quiet-text"><fmt:message key="landing.receipt.facts"/></span><span class="grow"></span><span class="good">200</span></p>
            </div>
        </div>
    </div></section>
    <section class="band plain"><div>
        <h2><fmt:message key="landing.steps"/></h2>
        <ol class="steps">
            <li><h3><fmt:message key="landing.step1"/></h3><p><fmt:message key="landing.step1.text"/></p></li>
            <li><h3><fmt:message key="landing.step2"/></h3><p><fmt:message key="landing.step2.text"/></p></li>
            <li><h3><fmt:message key="landing.step3"/></h3><p><fmt:message key="landing.step3.text"/></p></li>
        </ol>
    </div></section>
    <section class="band"><div>
        <h2><fmt:message key="landing.keys"/></h2>
        <div class="panel"><table class="two-keys">
            <thead><tr><td></td><th scope="col"><fmt:message key="landing.ordinary"/></th><th scope="col" class="super">🔑 <fmt:message key="landing.super"/></th></tr></thead>
            <tbody>
                <tr><th scope="row"><fmt:message key="landing.reaches"/></th><td data-label="<fmt:message key='landing.ordinary'/>"><fmt:message key="landing.reaches.ordinary"/></td><td class="super" data-label="<fmt:message key='landing.super'/>"><fmt:message key="landing.reaches.super"/></td></tr>
                <tr><th scope="row"><fmt:message key="landing.madeBy"/></th><td data-label="<fmt:message key='landing.ordinary'/>"><fmt:message key="landing.madeBy.ordinary"/></td><td class="super" data-label="<fmt:message key='landing.super'/>"><fmt:message key="landing.madeBy.super"/></td></tr>
                <tr><th scope="row"><fmt:message key="landing.form"/></th><td data-label="<fmt:message key='landing.ordinary'/>"><code>sk-xxx</code></td><td class="super" data-label="<fmt:message key='landing.super'/>"><code>sk-super-xxx</code></td></tr>
                <tr><th scope="row"><fmt:message key="landing.for"/></th><td data-label="<fmt:message key='landing.ordinary'/>"><fmt:message key="landing.for.ordinary"/></td><td class="super" data-label="<fmt:message key='landing.super'/>"><fmt:message key="landing.for.super"/></td></tr>
            </tbody>
        </table></div>
        <p class="terms"><fmt:message key="landing.terms"/></p>
    </div></section>
    <script type="module" src="${frame.asset('js/docs.js')}"></script>
</t:layout>
