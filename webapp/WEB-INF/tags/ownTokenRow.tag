<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One of a person's own tokens, with its switch and what can be done." %>
<%@ attribute name="row" required="true" type="org.kirogate.portal.OwnTokenRow" description="The token." %>
<%@ attribute name="sharing" required="true" type="java.lang.Boolean" description="Whether tokens can be made public at present." %>
<%@ attribute name="back" required="true" description="The list it stands in, to come back to." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:url var="hereParam" value=""><c:param name="id" value="${row.id()}"/><c:if test="${back ne '/user'}"><c:param name="back" value="${back}"/></c:if></c:url>
<li<c:if test="${row.off()}"> class="off"</c:if>>
    <input type="checkbox" class="tick" name="id" value="${row.id()}" form="bulk" aria-label="${fn:escapeXml(row.name())}">
    <div class="who"><span class="head"><b><bdi><c:out value="${row.name()}"/></bdi></b>&#32;<span class="badge ${row.state()}"><fmt:message key="pool.state.${row.state()}"/></span></span>
        <span class="sub"><t:accountKind kind="${row.account().kind()}"/><c:if test="${not empty row.account().plan()}"> · <c:out value="${row.account().plan()}"/></c:if><c:if test="${not empty row.account().email()}"> · <bdi><c:out value="${row.account().email()}"/></bdi></c:if></span>
        <c:if test="${row.reason().said()}"><span class="sub why"><t:told reason="${row.reason()}"/><c:if test="${row.until().known()}"><fmt:message key="pool.comma"/><c:set var="until"><t:time at="${row.until()}" relative="true"/></c:set><fmt:message key="tokens.until.${row.state() eq 'exhausted' ? 'exhausted' : 'cooling'}"><fmt:param value="${until}"/></fmt:message></c:if></span></c:if>
        <c:if test="${row.use().inFlight() > 0}"><span class="sub"><fmt:message key="tokens.inFlight"><fmt:param value="${row.use().inFlight()}"/></fmt:message></span></c:if>
        <span class="sub"><c:choose><c:when test="${row.use().rate() >= 0}"><fmt:message key="tokens.rate"/>&#32;<span class="rate<c:if test="${row.use().rate() < 98}"> ${row.use().rate() < 95 ? 'bad' : 'low'}</c:if>"><fmt:formatNumber value="${row.use().rate()}" minFractionDigits="1" maxFractionDigits="1"/>%</span> · <c:set var="last"><t:time at="${row.use().last()}" relative="true"/></c:set><fmt:message key="tokens.used"><fmt:param value="${last}"/></fmt:message></c:when><c:otherwise><fmt:message key="tokens.unused"/></c:otherwise></c:choose></span></div>
    <div class="of-quota"><t:quota used="${row.quota().used()}" limit="${row.quota().limit()}" reserve="${row.quota().reserve()}" resets="${row.quota().resets()}"/></div>
    <div class="share"><form class="act" id="t${row.id()}" method="post" action="<c:url value='/user/tokens/act'/>"><input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="id" value="${row.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}">
            <button class="switch" role="switch" name="act" value="${row.isPublic() ? 'private' : 'publish'}" aria-checked="${row.isPublic()}"<c:if test="${not row.isPublic() and not sharing}"> disabled title="<fmt:message key='tokens.selfUse.short'/>"</c:if>><span class="hidden"><bdi><c:out value="${row.name()}"/></bdi>&#32;</span><fmt:message key="tokens.${row.isPublic() ? 'public' : 'private'}"/></button></form>
        <span class="sub"><c:choose><c:when test="${row.isPublic()}"><c:set var="given"><t:credits of="${row.quota().given()}"/></c:set><fmt:message key="tokens.given"><fmt:param value="${given}"/></fmt:message></c:when><c:otherwise><fmt:message key="tokens.private.why"/></c:otherwise></c:choose></span></div>
    <div class="actions"><c:choose>
            <c:when test="${row.ended()}"><a class="button primary small" href="<c:url value='/user'><c:param name='renew' value='${row.id()}'/></c:url>#add"><fmt:message key="tokens.renew"/></a></c:when>
            <c:otherwise><button class="button small" form="t${row.id()}" name="act" value="validate"><fmt:message key="tokens.act.validate"/></button></c:otherwise></c:choose>
        <t:menu label="tokens.more">
            <a class="button quiet" data-dialog href="<c:url value='/user/tokens/edit'/>${fn:escapeXml(hereParam)}"><fmt:message key="tokens.act.edit"/></a>
            <a class="button quiet" data-dialog href="<c:url value='/user/tokens/terms'/>${fn:escapeXml(hereParam)}"><fmt:message key="tokens.act.terms"/></a>
            <a class="button quiet" href="<c:url value='/user/tokens/history'/>${fn:escapeXml(hereParam)}"><fmt:message key="tokens.act.history"/></a>
            <button class="button quiet" form="t${row.id()}" name="act" value="usage"><fmt:message key="tokens.act.usage"/></button>
            <c:if test="${row.ended()}"><button class="button quiet" form="t${row.id()}" name="act" value="validate"><fmt:message key="tokens.act.validate"/></button></c:if>
            <button class="button quiet" form="t${row.id()}" name="act" value="${row.off() ? 'enable' : 'disable'}"><fmt:message key="tokens.act.${row.off() ? 'enable' : 'disable'}"/></button>
            <hr><a class="button quiet danger" data-dialog href="<c:url value='/user/tokens/delete'/>${fn:escapeXml(hereParam)}"><fmt:message key="tokens.act.delete"/></a>
        </t:menu></div>
    <c:if test="${row.isPublic()}"><div class="terms"><span><fmt:message key="tokens.terms"/></span>
        <span><fmt:message key="tokens.terms.share"/>&#32;<b>${row.terms().percent()}%</b></span>
        <c:if test="${row.terms().reserve() > 0}"><span><fmt:message key="tokens.terms.keep"/>&#32;<b><fmt:formatNumber value="${row.terms().reserve()}" maxFractionDigits="2"/></b>&#32;<fmt:message key="tokens.credits"/></span></c:if>
        <span><c:choose><c:when test="${empty row.terms().hours()}"><fmt:message key="tokens.terms.always"/></c:when><c:otherwise><b>${fn:escapeXml(row.terms().hours())}</b>&#32;<c:out value="${row.terms().zone()}"/></c:otherwise></c:choose></span>
        <span><c:choose><c:when test="${empty row.terms().models()}"><fmt:message key="tokens.terms.allModels"/></c:when><c:otherwise><fmt:message key="tokens.terms.only"/>&#32;<b><c:out value="${row.terms().models()}"/></b></c:otherwise></c:choose></span>
        <span class="grow"></span><a data-dialog href="<c:url value='/user/tokens/terms'/>${fn:escapeXml(hereParam)}"><fmt:message key="tokens.terms.change"/><span class="hidden">&#32;<bdi><c:out value="${row.name()}"/></bdi></span></a></div></c:if>
</li>
