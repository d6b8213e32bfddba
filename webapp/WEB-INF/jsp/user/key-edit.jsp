<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="mine.edit.title"/>
<t:layout titleText="${title}" tab="myKeys" sheet="limits">
    <nav class="crumbs" aria-label="${title}"><a href="<c:url value='/user/keys'/>"><fmt:message key="tab.myKeys"/></a><span aria-hidden="true">/</span><a class="mono" href="<c:url value='/user/keys/${view.id()}'/>"><c:out value="${view.prefix()}"/>…</a></nav>
    <div class="title"><h1><c:out value="${title}"/></h1></div>
    <form class="limit-form" method="post" action="<c:url value='/user/keys/edit'/>">
        <t:limitWrong form="${view.limits()}" error="${view.errors()['limits']}"/>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="id" value="${view.id()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
        <section class="panel padded">
            <label class="field"><span class="label"><fmt:message key="key.nameField"/></span>
                <input class="input" name="name" required maxlength="64" autocomplete="off" aria-describedby="name-note" value="${fn:escapeXml(view.name())}"<c:if test="${not empty view.errors()['name']}"> aria-invalid="true"</c:if>>
                <t:fieldNote id="name-note" error="${view.errors()['name']}" hint="key.nameHint"/></label>
            <label class="field"><span class="label"><fmt:message key="mine.lastDay"/></span>
                <input class="input" type="date" name="expires_at" aria-describedby="end-note" value="${fn:escapeXml(view.expires())}"<c:if test="${not empty view.errors()['expires_at']}"> aria-invalid="true"</c:if>>
                <t:fieldNote id="end-note" error="${view.errors()['expires_at']}" hint="mine.lastDay.hint"/></label>
        </section>
        <p class="about"><fmt:message key="limits.lead"/></p>
        <t:limitFields form="${view.limits()}" ending="true"/>
        <div class="limit-foot"><a class="button" href="<c:url value='${view.back()}'/>"><fmt:message key="key.cancel"/></a><button class="button primary"><fmt:message key="mine.save"/></button></div>
    </form>
</t:layout>
