<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="How programs use a key: one of five at a time, chosen without script." %>
<%@ attribute name="secret" required="true" description="The key, or what stands in its place." %>
<%@ attribute name="baseUrl" required="true" description="Where programs reach the gateway." %>
<%@ attribute name="group" required="true" description="Name of the choice, another for each on a page." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="given"><c:out value="${secret}"/></c:set>
<c:set var="base"><c:out value="${baseUrl}"/></c:set>
<div class="code" role="group" aria-label="<fmt:message key='key.usage'/>" data-code>
    <div class="code-tabs">
        <label><input type="radio" name="${group}" value="claude" checked>Claude Code</label>
        <label><input type="radio" name="${group}" value="openai">OpenAI Python</label>
        <label><input type="radio" name="${group}" value="anthropic">Anthropic Python</label>
        <label><input type="radio" name="${group}" value="node">Node.js</label>
        <label><input type="radio" name="${group}" value="curl">curl</label>
        <span class="grow"></span>
        <button type="button" class="button quiet small needs-script" data-copy-code aria-label="<fmt:message key='key.copyCode'/>" title="<fmt:message key='key.copyCode'/>"><t:icon name="copy"/></button>
    </div>
    <pre class="claude"><i>export</i> ANTHROPIC_BASE_URL=<s>"${base}"</s>
<i>export</i> ANTHROPIC_API_KEY=<s>"${given}"</s>
claude <s>"<fmt:message key="key.example"/>"</s></pre>
    <pre class="openai"><i>from</i> openai <i>import</i> OpenAI

client = OpenAI(base_url=<s>"${base}/v1"</s>,
                api_key=<s>"${given}"</s>)
answer = client.chat.completions.create(
    model=<s>"claude-sonnet-4-5"</s>,
    messages=[{<s>"role"</s>: <s>"user"</s>, <s>"content"</s>: <s>"<fmt:message key="key.example"/>"</s>}])
<i>print</i>(answer.choices[0].message.content)</pre>
    <pre class="anthropic"><i>from</i> anthropic <i>import</i> Anthropic

client = Anthropic(base_url=<s>"${base}"</s>,
                   api_key=<s>"${given}"</s>)
answer = client.messages.create(
    model=<s>"claude-sonnet-4-5"</s>, max_tokens=1024,
    messages=[{<s>"role"</s>: <s>"user"</s>, <s>"content"</s>: <s>"<fmt:message key="key.example"/>"</s>}])
<i>print</i>(answer.content[0].text)</pre>
    <pre class="node"><i>import</i> OpenAI <i>from</i> <s>"openai"</s>;

<i>const</i> client = <i>new</i> OpenAI({ baseURL: <s>"${base}/v1"</s>,
                            apiKey: <s>"${given}"</s> });
<i>const</i> answer = <i>await</i> client.chat.completions.create({
  model: <s>"claude-sonnet-4-5"</s>,
  messages: [{ role: <s>"user"</s>, content: <s>"<fmt:message key="key.example"/>"</s> }],
});
console.log(answer.choices[0].message.content);</pre>
    <pre class="curl"><i>curl</i> ${base}/v1/messages \
  -H <s>"x-api-key: ${given}"</s> \
  -H <s>"Content-Type: application/json"</s> \
  -d <s>'{"model": "claude-sonnet-4-5", "max_tokens": 1024,
       "messages": [{"role": "user", "content": "<fmt:message key="key.example"/>"}]}'</s></pre>
</div>
