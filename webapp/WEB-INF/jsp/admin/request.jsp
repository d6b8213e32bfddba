<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="line" value="${view.line()}"/><c:set var="record" value="${line.record()}"/><c:set var="route" value="${record.route()}"/>
<t:layout titleKey="requests.receipt" tab="requests" sheet="requests">
    <nav class="crumbs" aria-label="<fmt:message key='pool.crumbs'/>"><a href="<c:url value='/admin/requests'/>"><fmt:message key="requests.title"/></a><span>/</span><code id="request-id"><c:out value="${record.requestId()}"/></code></nav>
    <div class="title"><h1><fmt:message key="requests.receipt"/></h1><span class="badge ${record.outcome().label()}"><fmt:message key="requests.outcome.${record.outcome().label()}"/>&#32;${record.status()}</span>
        <span class="tag"><fmt:message key="requests.tries"><fmt:param value="${route.attempts()}"/></fmt:message></span><span class="tag"><fmt:message key="${route.streaming() ? 'requests.streamed' : 'requests.whole'}"/></span>
        <span class="end"><button type="button" class="button needs-script" data-copy-from="#request-id"><t:icon name="copy"/><fmt:message key="requests.copyId"/></button></span></div>
    <div class="stack">
        <section class="panel"><dl class="detail padded">
            <div><dt><fmt:message key="requests.at"/></dt><dd><t:time at="${line.at()}"/></dd></div>
            <div><dt><fmt:message key="requests.key"/></dt><dd><t:requestKey line="${line}"/></dd></div>
            <div><dt><fmt:message key="requests.user"/></dt><dd><c:url var="theirs" value="/admin/users"><c:param name="search" value="${line.user()}"/></c:url><a href="${fn:escapeXml(theirs)}"><bdi><c:out value="${line.user()}"/></bdi></a></dd></div>
            <div><dt><fmt:message key="requests.filter.dialect"/></dt><dd><fmt:message key="requests.dialect.${route.dialect()}"/></dd></div>
            <div><dt><fmt:message key="requests.model"/></dt><dd><bdi><c:out value="${empty route.modelAsked() ? '–' : route.modelAsked()}"/></bdi><c:if test="${line.otherModel()}"><span class="sub">→ <bdi><c:out value="${route.modelServed()}"/></bdi></span></c:if></dd></div>
            <div><dt><fmt:message key="requests.client"/></dt><dd><c:out value="${record.who().client()}"/><c:if test="${not empty record.who().address()}"><span class="sub"><c:out value="${record.who().address()}"/></span></c:if></dd></div>
            <div><dt><fmt:message key="requests.queue"/></dt><dd><t:span ms="${record.queueMs()}"/></dd></div>
            <div><dt><fmt:message key="requests.firstToken"/></dt><dd><t:span ms="${record.firstTokenMs()}"/></dd></div>
            <div><dt><fmt:message key="requests.duration"/></dt><dd><t:span ms="${record.durationMs()}"/></dd></div>
            <div><dt><fmt:message key="requests.tokens"/></dt><dd><fmt:formatNumber value="${record.inputTokens()}"/> / <fmt:formatNumber value="${record.outputTokens()}"/></dd></div>
            <div><dt><fmt:message key="requests.credits"/></dt><dd><fmt:formatNumber value="${record.credits()}" maxFractionDigits="6"/></dd></div>
            <div><dt><fmt:message key="requests.servedBy"/></dt><dd><c:choose><c:when test="${route.tokenId() == 0}">–</c:when><c:otherwise><t:requestToken view="${view}" id="${route.tokenId()}"/></c:otherwise></c:choose></dd></div>
            <c:if test="${fn:length(route.tried()) > 1}"><div><dt><fmt:message key="requests.tried"/></dt><dd><c:forEach var="id" items="${route.tried()}" varStatus="turn"><c:if test="${not turn.first}"> → </c:if><t:requestToken view="${view}" id="${id}"/></c:forEach></dd></div></c:if>
            <c:if test="${not empty record.errorClass()}"><div><dt><fmt:message key="requests.told"/></dt><dd><fmt:message key="requests.fault.${record.errorClass()}"/></dd></div></c:if>
        </dl>
        <c:if test="${not empty view.bar().pieces()}"><div class="spent">
            <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"><c:forEach var="piece" items="${view.bar().pieces()}"><rect class="${piece.what()}" x="${piece.x()}" y="0" width="${piece.width()}" height="20" rx="1"></rect></c:forEach></svg>
            <ul class="legend"><c:forEach var="piece" items="${view.bar().pieces()}"><li><span class="dot ${piece.what()}"></span><fmt:message key="requests.bar.${piece.what()}"><fmt:param value="${piece.number()}"/></fmt:message>&#32;<t:span ms="${piece.ms()}"/></li></c:forEach></ul>
        </div></c:if></section>
        <div class="columns">
            <section class="panel padded two"><div class="panel-head"><h2><fmt:message key="requests.way"/></h2></div>
                <c:choose><c:when test="${view.kept()}"><ol class="way">
                    <li class="ok"><span class="mark"><t:icon name="key"/></span><b><fmt:message key="requests.step.begin"/></b><span class="at">+0 ms</span></li>
                    <c:forEach var="step" items="${view.steps()}"><t:receiptStep view="${view}" step="${step}"/></c:forEach></ol></c:when>
                <c:otherwise><p class="quiet"><fmt:message key="${view.days() == 0 ? 'requests.noReceipts' : 'requests.noReceipt'}"><fmt:param value="${view.days()}"/></fmt:message></p></c:otherwise></c:choose></section>
            <div class="stack">
                <section class="panel padded"><div class="panel-head"><h2><fmt:message key="requests.repairs"/></h2></div>
                    <c:choose><c:when test="${empty view.repairs()}"><p class="quiet"><fmt:message key="${view.kept() ? 'requests.repairs.none' : 'requests.repairs.unknown'}"/></p></c:when>
                    <c:otherwise><ul class="lines"><c:forEach var="repair" items="${view.repairs()}"><li><c:if test="${not empty repair.what()}"><code><c:out value="${repair.what()}"/></code> </c:if><fmt:message key="requests.repair.${repair.how()}"/></li></c:forEach></ul></c:otherwise></c:choose></section>
                <section class="panel padded"><div class="panel-head"><h2><fmt:message key="requests.sources"/></h2></div>
                    <ul class="lines"><li><fmt:message key="requests.in"/><span class="end"><fmt:message key="requests.source.${view.source()}"/></span></li>
                        <li><fmt:message key="requests.out"/><span class="end"><fmt:message key="requests.source.${view.source()}"/></span></li>
                        <li><fmt:message key="requests.credits"/><span class="end"><fmt:message key="requests.source.${record.creditSource().label()}"/></span></li></ul></section>
                <p class="quiet note"><fmt:message key="requests.holds"/></p>
            </div>
        </div>
    </div>
</t:layout>
