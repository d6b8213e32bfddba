<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="base"><c:out value="${view.baseUrl()}"/></c:set>
<t:layout titleKey="play.title" place="playground" sheet="public" script="playground">
    <div class="title"><h1><fmt:message key="play.title"/></h1></div>
    <p class="lead"><fmt:message key="play.lead"/></p>
    <section class="panel padded no-script">
        <p><fmt:message key="play.noScript"/></p>
        <pre class="plain-code">curl -N ${base}/v1/messages -H "x-api-key: sk-…" -H "content-type: application/json" \
  -d '{"model": "claude-sonnet-4-5", "max_tokens": 1024, "stream": true, "messages": [{"role": "user", "content": "<fmt:message key="play.example"/>"}]}'</pre>
    </section>
    <div class="play needs-script" data-play data-api="<c:url value='/v1/'/>" data-base="${fn:escapeXml(view.baseUrl())}">
        <form class="panel padded" method="post" autocomplete="off">
            <fieldset class="field"><legend class="label"><fmt:message key="play.dialect"/></legend>
                <span class="segments choose"><label><input type="radio" name="dialect" value="anthropic" checked>Anthropic</label><label><input type="radio" name="dialect" value="openai">OpenAI</label><label><input type="radio" name="dialect" value="responses">Responses</label></span></fieldset>
            <div class="field"><label class="label" for="play-key">API Key</label>
                <span class="revealing"><input class="input mono" id="play-key" type="password" autocomplete="off" spellcheck="false" maxlength="200" placeholder="sk-…" aria-describedby="play-key-hint play-key-kind" data-key><button type="button" class="button quiet small" data-reveal data-show="<fmt:message key='play.show'/>" data-hide="<fmt:message key='play.hide'/>" aria-controls="play-key" aria-pressed="false"><fmt:message key="play.show"/></button></span>
                <span class="hint"><span id="play-key-kind" data-kind data-super="<fmt:message key='play.kind.super'/>" data-ordinary="<fmt:message key='play.kind.ordinary'/>" data-odd="<fmt:message key='play.kind.odd'/>" aria-live="polite"></span> <span id="play-key-hint"><fmt:message key="play.keyHint"/></span></span></div>
            <div class="field"><label class="label" for="play-model"><fmt:message key="play.model"/></label>
                <select class="select" id="play-model" data-model><option>claude-sonnet-4-5</option></select>
                <span class="hint" data-models aria-live="polite" data-none="<fmt:message key='play.models.none'/>" data-some="<fmt:message key='play.models.some'/>" data-failed="<fmt:message key='play.models.failed'/>"><fmt:message key="play.models.none"/></span></div>
            <div class="field"><label class="label" for="play-system"><fmt:message key="play.system"/> <small><fmt:message key="play.optional"/></small></label>
                <textarea class="input short" id="play-system" rows="1" maxlength="20000" data-system></textarea></div>
            <div class="field"><label class="label" for="play-message"><fmt:message key="play.message"/></label>
                <textarea class="input" id="play-message" rows="6" maxlength="200000" required data-message><fmt:message key="play.example"/></textarea></div>
            <p class="field"><label class="ticked"><input type="checkbox" checked data-stream><fmt:message key="play.stream"/></label></p>
            <p class="sending"><button class="button primary" data-send><t:icon name="send"/><fmt:message key="play.send"/></button><button type="button" class="button" data-stop hidden><t:icon name="stop"/><fmt:message key="play.stop"/></button>
                <span class="hint" role="status" data-state data-waiting="<fmt:message key='play.state.waiting'/>" data-receiving="<fmt:message key='play.state.receiving'/>" data-done="<fmt:message key='play.state.done'/>" data-stopped="<fmt:message key='play.state.stopped'/>" data-failed="<fmt:message key='play.state.failed'/>" data-unreached="<fmt:message key='play.state.unreached'/>" data-cut="<fmt:message key='play.state.cut'/>" data-wanting="<fmt:message key='play.state.needsKey'/>"></span></p>
        </form>
        <section class="panel answer" aria-label="<fmt:message key='play.answer'/>">
            <div class="answer-head"><span class="segments choose" role="tablist"><button type="button" role="tab" aria-selected="true" aria-controls="play-answer" id="tab-answer"><fmt:message key="play.answer"/></button><button type="button" role="tab" aria-selected="false" aria-controls="play-events" id="tab-events" tabindex="-1"><fmt:message key="play.events"/><small data-count></small></button><button type="button" role="tab" aria-selected="false" aria-controls="play-curl" id="tab-curl" tabindex="-1">curl</button></span><span class="grow"></span>
                <button type="button" class="button quiet small" data-copy-view aria-label="<fmt:message key='play.copy'/>" title="<fmt:message key='play.copy'/>"><t:icon name="copy"/></button></div>
            <div class="view" role="tabpanel" id="play-answer" aria-labelledby="tab-answer" tabindex="0">
                <p class="hint" data-before><fmt:message key="play.before"/></p>
                <div data-turn hidden>
                    <p class="who"><fmt:message key="play.you"/></p><p class="said"><bdi data-asked></bdi></p>
                    <p class="who" data-served></p>
                    <details data-thought hidden><summary><fmt:message key="play.thinking"/></summary><p class="text"><bdi data-thinking></bdi></p></details>
                    <p class="text" data-text-line><bdi data-text></bdi></p>
                    <div class="notice bad" role="alert" data-error hidden><t:icon name="warning"/><span><b data-error-title></b><pre data-error-body tabindex="0"></pre></span></div>
                </div>
            </div>
            <div class="view" role="tabpanel" id="play-events" aria-labelledby="tab-events" tabindex="0" hidden><pre data-raw></pre></div>
            <div class="view" role="tabpanel" id="play-curl" aria-labelledby="tab-curl" tabindex="0" hidden><pre data-curl></pre><p class="hint"><fmt:message key="play.curlHint"/></p></div>
            <dl class="timings"><div><dt><fmt:message key="play.first"/></dt><dd data-first>–</dd></div><div><dt><fmt:message key="play.elapsed"/></dt><dd data-elapsed>–</dd></div><div><dt><fmt:message key="play.speed"/></dt><dd data-speed data-unit="<fmt:message key='play.speed.unit'/>">–</dd></div><div><dt><fmt:message key="play.output"/></dt><dd data-output>–</dd></div><div class="request"><dt class="hidden"><fmt:message key="error.request"/></dt><dd data-request></dd></div></dl>
        </section>
    </div>
</t:layout>
