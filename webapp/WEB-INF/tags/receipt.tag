<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A request with its receipt: its facts (those of the reader's own in the body), where its time went, the way it went, what was changed, and where the figures come from." %>
<%@ attribute name="of" required="true" type="org.kirogate.page.receipt.ReceiptView" description="The receipt." %>
<%@ attribute name="back" required="true" description="Where it is listed or was asked for, inside the application." %>
<%@ attribute name="label" required="true" description="Message key of what that is called." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="record" value="${of.record()}"/><c:set var="route" value="${record.route()}"/>
<nav class="crumbs" aria-label="<fmt:message key='pool.crumbs'/>"><a href="<c:url value='${back}'/>"><fmt:message key="${label}"/></a><span>/</span><code id="request-id"><c:out value="${record.requestId()}"/></code></nav>
<div class="title"><h1><fmt:message key="requests.receipt"/></h1><span class="badge ${record.outcome().label()}"><fmt:message key="requests.outcome.${record.outcome().label()}"/>&#32;${record.status()}</span>
    <span class="tag"><fmt:message key="requests.tries"><fmt:param value="${route.attempts()}"/></fmt:message></span><span class="tag"><fmt:message key="${route.streaming() ? 'requests.streamed' : 'requests.whole'}"/></span>
    <span class="end"><button type="button" class="button needs-script" data-copy-from="#request-id"><t:icon name="copy"/><fmt:message key="requests.copyId"/></button></span></div>
<div class="stack">
    <section class="panel"><dl class="detail padded">
        <div><dt><fmt:message key="requests.at"/></dt><dd><t:time at="${of.at()}"/></dd></div>
        <jsp:doBody/>
        <div><dt><fmt:message key="requests.filter.dialect"/></dt><dd><fmt:message key="requests.dialect.${route.dialect()}"/></dd></div>
        <div><dt><fmt:message key="requests.model"/></dt><dd><bdi><c:out value="${empty route.modelAsked() ? '–' : route.modelAsked()}"/></bdi><c:if test="${of.otherModel()}"><span class="sub">→ <bdi><c:out value="${route.modelServed()}"/></bdi></span></c:if></dd></div>
        <div><dt><fmt:message key="requests.queue"/></dt><dd><t:span ms="${record.queueMs()}"/></dd></div>
        <div><dt><fmt:message key="requests.firstToken"/></dt><dd><t:span ms="${record.firstTokenMs()}"/></dd></div>
        <div><dt><fmt:message key="requests.duration"/></dt><dd><t:span ms="${record.durationMs()}"/></dd></div>
        <div><dt><fmt:message key="requests.tokens"/></dt><dd><fmt:formatNumber value="${record.inputTokens()}"/> / <fmt:formatNumber value="${record.outputTokens()}"/></dd></div>
        <div><dt><fmt:message key="requests.credits"/></dt><dd><fmt:formatNumber value="${record.credits()}" maxFractionDigits="6"/></dd></div>
        <div><dt><fmt:message key="requests.servedBy"/></dt><dd><c:choose><c:when test="${route.tokenId() == 0}">–</c:when><c:otherwise><t:requestToken of="${of}" id="${route.tokenId()}"/></c:otherwise></c:choose></dd></div>
        <c:if test="${fn:length(route.tried()) > 1}"><div><dt><fmt:message key="requests.tried"/></dt><dd><c:forEach var="id" items="${route.tried()}" varStatus="turn"><c:if test="${not turn.first}"> → </c:if><t:requestToken of="${of}" id="${id}"/></c:forEach></dd></div></c:if>
        <c:if test="${not empty record.errorClass()}"><div><dt><fmt:message key="requests.told"/></dt><dd><fmt:message key="requests.fault.${record.errorClass()}"/></dd></div></c:if>
    </dl>
    <c:if test="${not empty of.bar().pieces()}"><div class="spent">
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"><c:forEach var="piece" items="${of.bar().pieces()}"><rect class="${piece.what()}" x="${piece.x()}" y="0" width="${piece.width()}" height="20" rx="1"></rect></c:forEach></svg>
        <ul class="legend"><c:forEach var="piece" items="${of.bar().pieces()}"><li><span class="dot ${piece.what()}"></span><fmt:message key="requests.bar.${piece.what()}"><fmt:param value="${piece.number()}"/></fmt:message>&#32;<t:span ms="${piece.ms()}"/></li></c:forEach></ul>
    </div></c:if></section>
    <div class="columns">
        <section class="panel padded two"><div class="panel-head"><h2><fmt:message key="requests.way"/></h2></div>
            <c:choose><c:when test="${of.kept()}"><ol class="way">
                <li class="ok"><span class="mark"><t:icon name="key"/></span><b><fmt:message key="requests.step.begin"/></b><span class="at">+0 ms</span></li>
                <c:forEach var="step" items="${of.steps()}"><t:receiptStep of="${of}" step="${step}"/></c:forEach></ol></c:when>
            <c:otherwise><p class="quiet"><fmt:message key="${of.days() == 0 ? 'requests.noReceipts' : 'requests.noReceipt'}"><fmt:param value="${of.days()}"/></fmt:message></p></c:otherwise></c:choose></section>
        <div class="stack">
            <section class="panel padded"><div class="panel-head"><h2><fmt:message key="requests.repairs"/></h2></div>
                <c:choose><c:when test="${empty of.repairs()}"><p class="quiet"><fmt:message key="${of.kept() ? 'requests.repairs.none' : 'requests.repairs.unknown'}"/></p></c:when>
                <c:otherwise><ul class="lines"><c:forEach var="repair" items="${of.repairs()}"><li><c:if test="${not empty repair.what()}"><code><c:out value="${repair.what()}"/></code> </c:if><fmt:message key="requests.repair.${repair.how()}"/></li></c:forEach></ul></c:otherwise></c:choose></section>
            <section class="panel padded"><div class="panel-head"><h2><fmt:message key="requests.sources"/></h2></div>
                <ul class="lines"><li><fmt:message key="requests.in"/><span class="end"><fmt:message key="requests.source.${of.source()}"/></span></li>
                    <li><fmt:message key="requests.out"/><span class="end"><fmt:message key="requests.source.${of.source()}"/></span></li>
                    <li><fmt:message key="requests.credits"/><span class="end"><fmt:message key="requests.source.${record.creditSource().label()}"/></span></li></ul></section>
            <p class="quiet note"><fmt:message key="requests.holds"/></p>
        </div>
    </div>
</div>
