<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A sign-in with a code that is confirmed on another device." %>
<%@ attribute name="add" required="true" type="org.kirogate.portal.AddPanel" description="The panel it stands in." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="device" value="${add.device()}"/>
<div data-progress="device"<c:if test="${device.open()}"> data-live="${device.every()}" data-check="<c:url value='/user/tokens/device'/>" data-csrf="${fn:escapeXml(frame.csrf())}"</c:if>>
<c:choose>
    <c:when test="${device.open()}">
        <p class="steps"><fmt:message key="tokens.device.open"/>&#32;<a href="${fn:escapeXml(device.direct())}" target="_blank" rel="noopener noreferrer"><c:out value="${device.host()}"/></a><fmt:message key="tokens.device.type"/></p>
        <div class="device"><output class="code-large" id="user-code" lang="en"><c:out value="${device.code()}"/></output><button type="button" class="button needs-script" data-copy-from="#user-code"><t:icon name="copy"/><fmt:message key="tokens.device.copy"/></button></div>
        <p class="sub" role="timer"><c:choose><c:when test="${device.state() eq 'checking'}"><fmt:message key="tokens.device.checking"/></c:when><c:otherwise><fmt:message key="tokens.device.left"/>&#32;<b data-countdown="${device.expires().iso()}"><fmt:formatNumber value="${(device.left() - device.left() % 60) / 60}" minIntegerDigits="2" maxFractionDigits="0"/>:<fmt:formatNumber value="${device.left() % 60}" minIntegerDigits="2"/></b> · <fmt:message key="tokens.device.every"><fmt:param value="${device.every()}"/></fmt:message></c:otherwise></c:choose></p>
        <div class="ways"><span class="no-script"><t:act path="/user/tokens/device" label="tokens.device.check" style="primary" name="act" value="check"/></span><t:act path="/user/tokens/device" label="confirm.cancel" name="act" value="cancel"/></div>
    </c:when>
    <c:when test="${not empty device.state()}">
        <div class="notice ${device.state() eq 'done' ? 'ok' : 'bad'}" role="status"><t:icon name="${device.state() eq 'done' ? 'check' : 'alert'}"/><span><c:choose>
            <c:when test="${device.state() eq 'refused'}"><t:told reason="${device.why()}"/></c:when>
            <c:when test="${device.state() eq 'done'}"><b><bdi><c:out value="${device.name()}"/></bdi></b>&#32;<fmt:message key="tokens.device.state.done"/></c:when>
            <c:otherwise><fmt:message key="tokens.device.state.${device.state()}"/></c:otherwise></c:choose></span></div>
        <t:act path="/user/tokens/device" label="${device.state() eq 'done' ? 'tokens.device.more' : 'tokens.device.again'}" style="${device.state() eq 'done' ? '' : 'primary'}" name="act" value="cancel"/>
    </c:when>
    <c:otherwise><form method="post" action="<c:url value='/user/tokens/device'/>" data-busy="<fmt:message key='tokens.device.asking'/>">
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
        <p class="steps"><fmt:message key="tokens.device.what"/></p>
        <c:choose><c:when test="${add.renew().id() > 0}"><input type="hidden" name="renew" value="${add.renew().id()}"></c:when><c:otherwise>
            <label class="field"><span class="label"><fmt:message key="tokens.name"/>&#32;<small><fmt:message key="tokens.optional"/></small></span><input class="input" name="name" maxlength="64" autocomplete="off"></label>
            <t:addPublic sharing="${add.sharing()}"/></c:otherwise></c:choose>
        <button class="button primary" name="act" value="begin"><fmt:message key="tokens.device.begin"/></button>
    </form></c:otherwise>
</c:choose>
</div>
