<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="key" value="${view.row().key()}"/>
<fmt:message var="title" key="keys.ask.edit"><fmt:param value="${key.name()}"/></fmt:message>
<t:layout titleText="${title}" tab="${key.superKey() ? 'superKeys' : 'keys'}" sheet="limits">
    <nav class="crumbs" aria-label="<fmt:message key='keys.title'/>"><c:choose><c:when test="${key.superKey()}"><a href="<c:url value='/admin/super-keys'/>"><fmt:message key="keys.superTitle"/></a></c:when><c:otherwise><a href="<c:url value='/admin/keys'/>"><fmt:message key="keys.title"/></a></c:otherwise></c:choose><span aria-hidden="true">/</span><a href="<c:url value='/admin/keys/${key.id()}'/>"><bdi><c:out value="${key.name()}"/></bdi></a></nav>
    <div class="title"><h1><c:out value="${title}"/></h1></div>
    <p class="lead"><fmt:message key="key.owner"/>&#32;<bdi><c:out value="${view.row().owner()}"/></bdi> · <span class="mono"><c:out value="${key.prefix()}"/>…</span></p>
    <form class="limit-form" method="post" action="<c:url value='/admin/keys/edit'/>">
        <t:limitWrong form="${view.limits()}" error="${view.error()}"/>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
        <section class="panel padded">
            <label class="field"><span class="label"><fmt:message key="key.nameField"/></span><input class="input" name="name" required maxlength="64" autocomplete="off" value="${fn:escapeXml(view.name())}"><span class="hint"><fmt:message key="key.nameHint"/></span></label>
            <t:keyTerm validity="${view.validity()}" valid="${view.valid()}" until="${view.until()}" now="${key.settings().expiresAt() > 0 ? view.row().lastDay() : 'never'}"/>
            <label class="check"><input type="checkbox" name="receipts" value="1"<c:if test="${view.receipts()}"> checked</c:if>> <span><fmt:message key="keys.receipts"/><span class="hint"><fmt:message key="keys.receiptsHint"/></span></span></label>
        </section>
        <p class="about"><fmt:message key="limits.lead"/></p>
        <t:limitFields form="${view.limits()}" ending="true"/>
        <div class="limit-foot"><a class="button" href="<c:url value='${view.back()}'/>"><fmt:message key="key.cancel"/></a><button class="button primary"><fmt:message key="limits.save"/></button></div>
    </form>
</t:layout>
