<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One step of a request's way." %>
<%@ attribute name="view" required="true" type="org.kirogate.admin.RequestPage.View" description="The page's view." %>
<%@ attribute name="step" required="true" type="org.kirogate.admin.ReceiptStep" description="The step." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="pick" value="${step.pick()}"/><c:set var="call" value="${step.call()}"/><c:set var="record" value="${view.line().record()}"/>
<li class="${step.look()}">
<c:choose>
<c:when test="${step.what() eq 'pick'}"><span class="mark"><t:icon name="search"/></span><b><fmt:message key="requests.step.pick"><fmt:param value="${pick.reached()}"/><fmt:param value="${pick.candidates()}"/></fmt:message></b><span class="at">${step.at()}</span>
    <p><c:if test="${pick.sticky() eq 'hit' or pick.sticky() eq 'miss'}"><fmt:message key="requests.sticky.${pick.sticky()}"/></c:if><c:if test="${not empty pick.by()}"><fmt:message key="requests.by.${pick.by()}"/></c:if><c:if test="${step.tokenId() != 0}"><t:requestToken view="${view}" id="${step.tokenId()}"/></c:if><c:if test="${pick.queuedMs() > 0}"> · <fmt:message key="requests.bar.queue"/>&#32;<t:span ms="${pick.queuedMs()}"/></c:if></p>
    <c:if test="${pick.skips() > 0}"><details class="data"><summary><fmt:message key="requests.skipped"><fmt:param value="${pick.skips()}"/></fmt:message></summary><ul class="skips"><c:forEach var="skip" items="${pick.skipped()}"><li><b><fmt:message key="requests.skip.${skip.reason()}"/></b> <span class="count">${skip.count()}</span><span class="sub"><c:forEach var="id" items="${skip.ids()}" varStatus="at"><c:if test="${not at.first}"> · </c:if><t:requestToken view="${view}" id="${id}"/></c:forEach><c:if test="${skip.count() > fn:length(skip.ids())}"> …</c:if></span></li></c:forEach></ul></details></c:if></c:when>
<c:when test="${step.what() eq 'call'}"><span class="mark"><t:icon name="${step.look() eq 'bad' ? 'close' : 'check'}"/></span><b><fmt:message key="requests.step.call"><fmt:param value="${step.number()}"/></fmt:message>&#32;<t:requestToken view="${view}" id="${step.tokenId()}"/></b><span class="at">${step.at()}</span>
    <p><span class="badge ${step.look() eq 'bad' ? 'failed' : step.look() eq 'ok' ? 'ok' : 'client_gone'}"><c:if test="${call.status() > 0}">${call.status()}&#32;</c:if><fmt:message key="requests.result.${call.result()}"/></span>
        <fmt:message key="requests.after.${call.result() eq 'ok' ? 'ok' : call.result() eq 'left' ? 'left' : call.where() eq 'bearer' ? 'bearer' : call.where() eq 'answer' ? 'answer' : 'refused'}"><fmt:param value="${call.where() eq 'bearer' ? call.bearerMs() + call.ms() : call.ms()}"/></fmt:message>
        <c:if test="${not empty call.code()}"><code><c:out value="${call.code()}"/></code></c:if>&#32;<c:if test="${not empty call.then()}"><fmt:message key="requests.then.${call.then()}"/></c:if><c:if test="${call.pauseMs() > 0}"> <fmt:message key="requests.pause"><fmt:param value="${call.pauseMs()}"/></fmt:message></c:if></p></c:when>
<c:when test="${step.what() eq 'gap'}"><span class="mark"><t:icon name="more"/></span><b><fmt:message key="requests.step.gap"><fmt:param value="${step.number()}"/></fmt:message></b></c:when>
<c:when test="${step.what() eq 'search'}"><span class="mark"><t:icon name="globe"/></span><b><fmt:message key="requests.step.search"><fmt:param value="${call.count()}"/></fmt:message>&#32;<t:requestToken view="${view}" id="${step.tokenId()}"/></b>
    <p><span class="badge ${step.look() eq 'bad' ? 'failed' : 'ok'}"><fmt:message key="requests.result.${call.result()}"/></span> ${call.ms()} ms</p></c:when>
<c:otherwise><span class="mark"><t:icon name="${step.look() eq 'ok' ? 'send' : 'stop'}"/></span><b><fmt:message key="requests.end.${record.outcome().label()}"/></b><span class="at">${step.at()}</span>
    <p><c:if test="${record.outputTokens() > 0}"><fmt:message key="requests.end.figures"><fmt:param value="${record.outputTokens()}"/></fmt:message><c:if test="${view.speed() > 0}">, <fmt:formatNumber value="${view.speed()}" maxFractionDigits="0"/>&#32;<fmt:message key="requests.speed"/></c:if></c:if><c:if test="${not empty record.errorClass()}">&#32;<fmt:message key="requests.fault.${record.errorClass()}"/></c:if></p></c:otherwise>
</c:choose></li>
