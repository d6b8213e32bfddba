<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="How programs use a new key: one of three at a time, chosen without script." %>
<%@ attribute name="key" required="true" type="org.kirogate.page.ShownKey" description="The key." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="secret"><c:out value="${key.secret()}"/></c:set>
<c:set var="base"><c:out value="${key.baseUrl()}"/></c:set>
<div class="code" role="group" aria-label="<fmt:message key='key.usage'/>" data-code>
    <div class="code-tabs">
        <label><input type="radio" name="snippet" value="claude" checked>Claude Code</label>
        <label><input type="radio" name="snippet" value="openai">OpenAI Python</label>
        <label><input type="radio" name="snippet" value="curl">curl</label>
        <span class="grow"></span>
        <button type="button" class="button quiet small needs-script" data-copy-code aria-label="<fmt:message key='key.copyCode'/>" title="<fmt:message key='key.copyCode'/>"><t:icon name="copy"/></button>
    </div>
    <pre class="claude"><i>export</i> ANTHROPIC_BASE_URL=<s>"${base}"</s>
<i>export</i> ANTHROPIC_API_KEY=<s>"${secret}"</s>
claude <s>"<fmt:message key="key.example"/>"</s></pre>
    <pre class="openai"><i>from</i> openai <i>import</i> OpenAI

client = OpenAI(base_url=<s>"${base}/v1"</s>,
                api_key=<s>"${secret}"</s>)
answer = client.chat.completions.create(
    model=<s>"claude-sonnet-4-5"</s>,
    messages=[{<s>"role"</s>: <s>"user"</s>, <s>"content"</s>: <s>"<fmt:message key="key.example"/>"</s>}])
<i>print</i>(answer.choices[0].message.content)</pre>
    <pre class="curl"><i>curl</i> ${base}/v1/messages \
  -H <s>"x-api-key: ${secret}"</s> \
  -H <s>"Content-Type: application/json"</s> \
  -d <s>'{"model": "claude-sonnet-4-5", "max_tokens": 1024,
       "messages": [{"role": "user", "content": "<fmt:message key="key.example"/>"}]}'</s></pre>
</div>
