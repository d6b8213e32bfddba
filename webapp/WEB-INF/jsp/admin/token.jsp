<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="line" value="${view.line()}"/><c:set var="token" value="${line.token()}"/><c:set var="terms" value="${token.rules().terms()}"/><c:set var="limits" value="${view.limits()}"/>
<t:layout titleText="${token.name()}" tab="tokens" script="pool" sheet="pool">
    <nav class="crumbs" aria-label="<fmt:message key='pool.crumbs'/>"><a href="<c:url value='/admin/tokens'/>"><fmt:message key="pool.title"/></a><span>/</span><span>#${token.id()}</span></nav>
    <div class="title"><h1><bdi><c:out value="${token.name()}"/></bdi></h1>
        <span class="tag"><t:icon name="${token.isPublic() ? 'globe' : 'lock'}"/><fmt:message key="${token.isPublic() ? 'pool.public' : 'pool.private'}"/></span>
        <span class="end actions"><c:url var="its" value="/admin/requests"><c:param name="search" value="token:${token.id()}"/></c:url><a class="button" href="${fn:escapeXml(its)}"><fmt:message key="pool.itsRequests"/></a>
            <t:act path="/admin/tokens/act" label="pool.act.validate" name="act" value="validate"><input type="hidden" name="id" value="${token.id()}"><input type="hidden" name="back" value="/admin/tokens/${token.id()}"></t:act>
            <t:menu label="pool.more"><t:tokenActs line="${line}" back="/admin/tokens/${token.id()}"/></t:menu></span></div>
    <div class="stack">
        <section class="panel padded">
            <dl class="detail">
                <div><dt><fmt:message key="pool.state"/></dt><dd><t:tokenState line="${line}"/></dd></div>
                <div><dt><fmt:message key="pool.owner"/></dt><dd><c:url var="owner" value="/admin/users"><c:param name="search" value="${line.owner()}"/></c:url><a href="${fn:escapeXml(owner)}"><bdi><c:out value="${line.owner()}"/></bdi></a></dd></div>
                <div><dt><fmt:message key="pool.account"/></dt><dd><t:tokenKind line="${line}"/><c:if test="${not empty token.emailMasked()}">&#32;<span class="sub"><bdi><c:out value="${token.emailMasked()}"/></bdi></span></c:if></dd></div>
                <div><dt><fmt:message key="pool.plan"/></dt><dd><c:choose><c:when test="${empty token.plan()}">–</c:when><c:otherwise><bdi><c:out value="${token.plan()}"/></bdi></c:otherwise></c:choose></dd></div>
                <div><dt><fmt:message key="pool.success"/></dt><dd><span class="rate ${line.rateLook()}">${empty line.rate() ? '–' : line.rate()}</span></dd></div>
                <div><dt><fmt:message key="pool.inFlight"/></dt><dd>${line.load().inFlight()} / ${line.load().maxConcurrency() == 0 ? '∞' : line.load().maxConcurrency()}</dd></div>
                <div><dt><fmt:message key="pool.own"/></dt><dd><fmt:formatNumber value="${token.own().requests()}"/>&#32;<span class="sub"><t:time at="${view.ownUsed()}" relative="true"/></span></dd></div>
                <div><dt><fmt:message key="pool.shared"/></dt><dd><fmt:formatNumber value="${token.pool().requests()}"/>&#32;<span class="sub"><t:time at="${view.poolUsed()}" relative="true"/></span></dd></div>
                <div><dt><fmt:message key="pool.added"/></dt><dd><t:time at="${view.created()}"/></dd></div>
                <div><dt><fmt:message key="pool.asked"/></dt><dd><t:time at="${view.checked()}" relative="true"/></dd></div>
            </dl>
        </section>
        <div class="columns">
            <section class="panel padded two" id="history" aria-labelledby="history-title"><div class="panel-head"><h2 id="history-title"><fmt:message key="pool.history"/></h2></div>
                <c:choose><c:when test="${empty view.history()}"><p class="quiet"><fmt:message key="pool.history.none"/></p></c:when><c:otherwise>
                <ol class="timeline"><c:forEach var="event" items="${view.history()}">
                    <li class="${event.state() eq 'active' ? 'ok' : event.state() eq 'cooling' ? 'cool' : event.state() eq 'exhausted' ? 'warn' : event.state() eq 'disabled' ? '' : 'bad'}"><b><fmt:message key="pool.state.${event.state()}"/></b><t:time at="${event.at()}"/>
                        <p><c:choose><c:when test="${not empty event.why()}"><fmt:message key="pool.why.${event.why()}"/></c:when><c:otherwise><bdi><c:out value="${event.said()}"/></bdi></c:otherwise></c:choose><c:if test="${event.until().known()}"><fmt:message key="pool.comma"/><fmt:message key="pool.history.until"/>&#32;<t:time at="${event.until()}"/></c:if></p></li>
                </c:forEach></ol></c:otherwise></c:choose>
            </section>
            <div class="stack">
                <section class="panel padded"><div class="panel-head"><h2><fmt:message key="pool.quota"/></h2></div>
                    <t:quota used="${line.spent()}" limit="${line.limit()}" reserve="${line.kept()}" resets="${line.resets()}"/></section>
                <section class="panel padded"><div class="panel-head"><h2><fmt:message key="pool.limits"/></h2></div>
                    <form method="post" action="<c:url value='/admin/tokens/${token.id()}'/>">
                        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="version" value="${limits.version()}">
                        <c:if test="${not empty limits.error()}"><div class="notice bad" role="alert"><t:icon name="alert"/><span><c:out value="${limits.error()}"/></span></div></c:if>
                        <label class="field"><span class="label"><fmt:message key="pool.limits.concurrency"/></span><input class="input" name="max_concurrency" inputmode="numeric" value="${fn:escapeXml(limits.maxConcurrency())}" placeholder="<fmt:message key='pool.limits.usual'/>"<c:if test="${limits.field() eq 'max_concurrency'}"> aria-invalid="true" autofocus</c:if>></label>
                        <label class="field"><span class="label"><fmt:message key="pool.limits.rpm"/></span><input class="input" name="requests_per_minute" inputmode="numeric" value="${fn:escapeXml(limits.requestsPerMinute())}" placeholder="<fmt:message key='pool.limits.usual'/>"<c:if test="${limits.field() eq 'requests_per_minute'}"> aria-invalid="true" autofocus</c:if>></label>
                        <label class="field"><span class="label"><fmt:message key="pool.limits.weight"/></span><input class="input" name="weight" inputmode="numeric" required value="${fn:escapeXml(limits.weight())}"<c:if test="${limits.field() eq 'weight'}"> aria-invalid="true" autofocus</c:if>><span class="hint"><fmt:message key="pool.limits.hint"/></span></label>
                        <button class="button primary"><fmt:message key="pool.limits.save"/></button>
                    </form></section>
                <section class="panel padded"><div class="panel-head"><h2><fmt:message key="pool.terms"/></h2></div>
                    <c:choose><c:when test="${not token.isPublic()}"><p class="quiet"><fmt:message key="pool.terms.private"/></p></c:when><c:otherwise><dl class="detail">
                        <div><dt><fmt:message key="pool.terms.percent"/></dt><dd>${terms.percent()}%</dd></div>
                        <div><dt><fmt:message key="pool.terms.reserve"/></dt><dd><fmt:formatNumber value="${terms.reserve()}" maxFractionDigits="1"/></dd></div>
                        <div><dt><fmt:message key="pool.terms.used"/></dt><dd><fmt:formatNumber value="${token.quota().sharedUsed()}" maxFractionDigits="1"/></dd></div>
                        <div><dt><fmt:message key="pool.terms.hours"/></dt><dd><c:choose><c:when test="${empty line.hours()}"><fmt:message key="pool.terms.always"/></c:when><c:otherwise><bdi><c:out value="${line.hours()}"/></bdi>&#32;<span class="sub"><c:out value="${terms.zone().id}"/></span></c:otherwise></c:choose></dd></div>
                        <div><dt><fmt:message key="pool.terms.models"/></dt><dd><c:choose><c:when test="${empty terms.models()}"><fmt:message key="pool.terms.all"/></c:when><c:otherwise><c:forEach var="model" items="${terms.models()}"><bdi class="mono"><c:out value="${model}"/></bdi> </c:forEach></c:otherwise></c:choose></dd></div>
                    </dl></c:otherwise></c:choose><p class="hint"><fmt:message key="pool.terms.whose"/></p></section>
                <section class="panel padded"><div class="panel-head"><h2><fmt:message key="pool.models"/></h2></div>
                    <c:choose><c:when test="${empty token.modelIds()}"><p class="quiet"><fmt:message key="pool.models.none"/></p></c:when>
                    <c:otherwise><p class="models"><c:forEach var="model" items="${token.modelIds()}"><bdi class="tag mono"><c:out value="${model}"/></bdi> </c:forEach></p></c:otherwise></c:choose></section>
            </div>
        </div>
    </div>
</t:layout>
