<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="limits.user.title"><fmt:param value="${view.name()}"/></fmt:message>
<t:layout titleText="${title}" tab="users" sheet="limits">
    <nav class="crumbs" aria-label="<fmt:message key='users.title'/>"><a href="<c:url value='/admin/users'/>"><fmt:message key="users.title"/></a><span aria-hidden="true">/</span><a href="<c:url value='/admin/users/${view.userId()}'/>"><bdi><c:out value="${view.name()}"/></bdi></a></nav>
    <div class="title"><h1><c:out value="${title}"/></h1></div>
    <p class="lead"><fmt:message key="limits.user.lead"/></p>
    <form class="limit-form" method="post" action="<c:url value='/admin/users/limits'/>">
        <t:limitWrong form="${view.limits()}" error="${view.error()}"/>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="user_id" value="${view.userId()}">
        <t:limitFields form="${view.limits()}"/>
        <div class="limit-foot"><a class="button" href="<c:url value='/admin/users/${view.userId()}'/>"><fmt:message key="key.cancel"/></a><button class="button primary"><fmt:message key="limits.save"/></button></div>
    </form>
</t:layout>
