<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="limits.new.title.${view.kind()}" tab="settings" sheet="limits">
    <nav class="crumbs" aria-label="<fmt:message key='settings.title'/>"><a href="<c:url value='/admin/settings'/>"><fmt:message key="settings.title"/></a></nav>
    <div class="title"><h1><fmt:message key="limits.new.title.${view.kind()}"/></h1></div>
    <p class="lead"><fmt:message key="limits.new.about"/></p>
    <form class="limit-form" method="post" action="<c:url value='/admin/settings/new-keys'/>">
        <t:limitWrong form="${view.limits()}" error="${view.error()}"/>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="kind" value="${view.kind()}">
        <t:limitFields form="${view.limits()}" ending="true"/>
        <div class="limit-foot"><a class="button" href="<c:url value='/admin/settings'/>"><fmt:message key="key.cancel"/></a><button class="button primary"><fmt:message key="limits.save"/></button></div>
    </form>
</t:layout>
