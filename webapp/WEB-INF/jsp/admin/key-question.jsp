<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="key" value="${view.row().key()}"/>
<fmt:message var="title" key="keys.ask.${view.act()}"><fmt:param value="${key.name()}"/></fmt:message>
<t:layout titleText="${title}" tab="${key.superKey() ? 'superKeys' : 'keys'}" script="keys" sheet="users"><c:choose>
    <c:when test="${view.act() eq 'delete'}"><t:confirm title="${title}" path="/admin/keys/delete" back="${view.back()}" label="keys.do.delete" typed="${key.name()}" error="${view.error()}">
        <input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
        <p><fmt:message key="keys.say.delete"><fmt:param value="${key.prefix()}"/></fmt:message></p></t:confirm></c:when>
    <c:otherwise><form class="card wide narrow" method="post" action="<c:url value='/admin/keys/rotate'/>" data-dialog-body data-shows-key data-failed="<fmt:message key='key.failed'/>">
        <div class="dialog-head"><span class="seal small<c:if test="${not key.superKey()}"> neutral</c:if>"><t:icon name="rotate"/></span><div><h1><c:out value="${title}"/></h1>
            <p><fmt:message key="key.owner"/>&#32;<bdi><c:out value="${view.row().owner()}"/></bdi> · <span class="mono"><c:out value="${key.prefix()}"/>…</span></p></div></div>
        <div class="dialog-body">
            <div class="notice bad" role="alert" data-error<c:if test="${empty view.error()}"> hidden</c:if>><t:icon name="alert"/><span><c:out value="${view.error()}"/></span></div>
            <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="once" value="${fn:escapeXml(view.once())}">
            <input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
            <p><fmt:message key="keys.say.rotate"/></p>
            <label class="field"><span class="label"><fmt:message key="keys.grace"/></span>
                <select class="select" name="grace_hours" autofocus><c:forEach var="hours" items="0,1,24,72,168"><option value="${hours}"<c:if test="${hours eq '24'}"> selected</c:if>><fmt:message key="keys.grace.${hours}"/></option></c:forEach></select>
                <span class="hint"><fmt:message key="keys.graceHint"/></span></label>
        </div>
        <div class="dialog-foot"><span class="grow"></span><a class="button" data-cancel href="<c:url value='${view.back()}'/>"><fmt:message key="key.cancel"/></a>
            <button type="submit" class="button super solid"><fmt:message key="keys.do.rotate"/></button></div>
    </form></c:otherwise></c:choose></t:layout>
