<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="overview.title" tab="overview" script="overview" sheet="usage">
    <c:set var="figures" value="${view.figures()}"/><c:set var="pool" value="${view.pool()}"/>
    <div class="title"><h1><fmt:message key="overview.title"/></h1>
        <nav class="segments" aria-label="<fmt:message key='usage.period'/>"><c:forEach var="span" items="${view.spans()}"><a href="<c:url value='/admin'/><c:if test="${span ne '24h'}">?period=${span}</c:if>"<c:if test="${span eq view.span()}"> aria-current="page"</c:if>><fmt:message key="usage.period.${span}"/></a></c:forEach></nav>
        <span class="end"><span data-live="at"><time datetime="${view.at().iso()}" data-clock>${view.at().text()}</time>&#32;<fmt:message key="overview.updated"/></span><span class="needs-script">· <fmt:message key="overview.each"/></span><span class="stale" role="status" data-stale="<fmt:message key='overview.stale'/>" hidden></span>
            <a class="button small" href="<c:url value='/admin'/><c:if test="${view.span() ne '24h'}">?period=${view.span()}</c:if>" data-refresh aria-label="<fmt:message key='overview.refresh'/>" title="<fmt:message key='overview.refresh'/>"><t:icon name="rotate"/></a></span>
    </div>
    <div class="stack" data-zone-used="${view.zone()}" data-cookie-path="<c:url value='/'/>">
    <section class="panel figures" aria-label="<fmt:message key='overview.figures'/>" data-live="figures">
        <a href="<c:url value='/admin/requests'/>"><span class="label"><fmt:message key="overview.requests"/></span><strong title="${figures.requests().exact()}">${figures.requests().text()}</strong><t:spark of="${figures.requestLine()}"/>
            <span class="meaning"><c:choose><c:when test="${empty figures.change()}"><fmt:message key="overview.noChange"/></c:when><c:otherwise><span class="${figures.more() ? 'up' : 'less'}">${figures.more() ? '↑' : '↓'}&#32;${figures.change()}</span>&#32;<fmt:message key="overview.before"/></c:otherwise></c:choose></span></a>
        <a href="<c:url value='/admin/requests?outcome=failed'/>"><span class="label"><fmt:message key="overview.success"/></span><strong>${figures.successRate()}<small>%</small></strong><t:spark of="${figures.rateLine()}"/>
            <span class="meaning"><fmt:message key="overview.failed"><fmt:param value="${figures.failures().text()}"/><fmt:param value="${figures.refused().text()}"/></fmt:message></span></a>
        <a href="<c:url value='/admin/usage?period=24h&amp;show=requests'/>"><span class="label"><fmt:message key="overview.speed"/></span><strong>${figures.median()}<small><fmt:message key="overview.s"/></small></strong><t:spark of="${figures.speedLine()}"/>
            <span class="meaning"><fmt:message key="overview.p95"><fmt:param value="${figures.p95()}"/></fmt:message></span></a>
        <a href="<c:url value='/admin/usage?period=24h'/>"><span class="label"><fmt:message key="overview.credits"/></span><strong title="${figures.credits().exact()}">${figures.credits().text()}</strong><t:spark of="${figures.creditLine()}"/>
            <span class="meaning"><fmt:message key="overview.tok"><fmt:param value="${figures.input().text()}"/><fmt:param value="${figures.output().text()}"/></fmt:message></span></a>
        <a href="<c:url value='/admin/tokens'/>"><span class="label"><fmt:message key="overview.running"/></span><strong>${figures.inFlight()}</strong><span></span>
            <span class="meaning"><fmt:message key="overview.over"><fmt:param value="${pool.usable()}"/></fmt:message></span></a>
    </section>
    <div class="columns">
        <section class="panel padded two" aria-labelledby="traffic" data-live="traffic">
            <div class="panel-head"><h2 id="traffic"><fmt:message key="overview.traffic"/></h2></div>
            <t:chart of="${view.traffic()}" label="overview.traffic"/>
        </section>
        <section class="panel padded" aria-labelledby="pool" data-live="pool">
            <div class="panel-head"><h2 id="pool"><fmt:message key="overview.pool"/></h2><span class="grow"></span><a href="<c:url value='/admin/tokens'/>"><fmt:message key="overview.allTokens"/></a></div>
            <p class="big"><strong>${pool.usable()}</strong> / <fmt:message key="overview.usable"><fmt:param value="${pool.total()}"/></fmt:message></p>
            <svg class="states" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"></rect><c:forEach var="share" items="${pool.shares()}"><rect class="${share.state()}" x="${share.from()}" width="${share.wide()}" height="6"></rect></c:forEach></svg>
            <ul class="listing"><c:forEach var="share" items="${pool.shares()}"><li><i class="swatch ${share.state()}"></i><a href="<c:url value='/admin/tokens?state=${share.state()}'/>"><fmt:message key="overview.state.${share.state()}"/></a><b>${share.count()}</b></li></c:forEach></ul>
            <h3><fmt:message key="overview.left"/></h3>
            <dl class="listing"><div><dt><fmt:message key="overview.left.pool"/></dt><dd><b title="${pool.remaining().exact()}">${pool.remaining().text()}</b> / <span title="${pool.limit().exact()}">${pool.limit().text()}</span></dd></div>
                <div><dt><fmt:message key="overview.left.lasts"/></dt><dd><c:choose><c:when test="${pool.lasts().known()}"><t:time at="${pool.lasts()}"/></c:when><c:otherwise><fmt:message key="overview.left.long"/></c:otherwise></c:choose></dd></div>
                <div><dt><fmt:message key="overview.left.resets"/></dt><dd><t:time at="${pool.resets()}"/></dd></div></dl>
        </section>
    </div>
    <div class="columns">
        <section class="panel two" aria-labelledby="attention" data-live="attention">
            <div class="panel-head"><h2 id="attention"><fmt:message key="attention.title"/></h2><c:if test="${not empty view.items()}"><span class="tag">${fn:length(view.items())}</span></c:if></div>
            <c:choose><c:when test="${empty view.items()}"><t:empty title="attention.none" text="attention.none.why"/></c:when><c:otherwise>
            <ul class="rows attention"><c:forEach var="item" items="${view.items()}"><t:attention item="${item}"/></c:forEach></ul></c:otherwise></c:choose>
        </section>
        <section class="panel padded" aria-labelledby="busiest" data-live="busiest">
            <div class="panel-head"><h2 id="busiest"><fmt:message key="overview.busiest"/></h2><span class="grow"></span><a href="<c:url value='/admin/usage?by=key&amp;show=requests'/>"><fmt:message key="overview.all"/></a></div>
            <c:choose><c:when test="${empty view.busiest()}"><p class="sub"><fmt:message key="overview.busiest.none"/></p></c:when><c:otherwise>
            <table class="plain"><thead><tr><th scope="col">Key</th><th scope="col" class="number"><fmt:message key="overview.requests"/></th><th scope="col" class="number"><fmt:message key="overview.success"/></th></tr></thead>
                <tbody><c:forEach var="busy" items="${view.busiest()}"><tr><th scope="row"><t:usageName of="${busy.name()}"/></th><td class="number" title="${busy.requests().exact()}">${busy.requests().text()}</td><td class="number rate ${busy.rateStyle()}">${busy.rate()}<c:if test="${busy.rate() ne '–'}">%</c:if></td></tr></c:forEach></tbody></table></c:otherwise></c:choose>
        </section>
    </div>
    </div>
</t:layout>
