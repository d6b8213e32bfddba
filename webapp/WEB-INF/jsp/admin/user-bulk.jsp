<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="users.bulkAsk.${view.act()}"><fmt:param value="${view.count()}"/></fmt:message>
<t:layout titleText="${title}" tab="users" sheet="users">
    <t:confirm title="${title}" path="/admin/users/bulk" back="${view.list().here()}" label="users.do.${view.act()}" style="${view.act() eq 'ban' ? '' : 'primary'}">
        <input type="hidden" name="act" value="${fn:escapeXml(view.act())}"><input type="hidden" name="sure" value="1">
        <c:if test="${empty view.ids()}"><input type="hidden" name="all" value="1"></c:if>
        <c:forEach var="id" items="${view.ids()}"><input type="hidden" name="id" value="${id}"></c:forEach>
        <input type="hidden" name="search" value="${fn:escapeXml(view.list().search())}"><c:forEach var="chosen" items="${view.list().chosen()}"><input type="hidden" name="${chosen.key}" value="${fn:escapeXml(chosen.value)}"></c:forEach>
        <p class="some"><c:forEach var="name" items="${view.names()}"><bdi class="tag"><c:out value="${name}"/></bdi> </c:forEach><c:if test="${view.count() > fn:length(view.names())}">…</c:if></p>
        <p><fmt:message key="users.bulkSay.${view.act()}"/></p>
        <c:if test="${view.act() eq 'trust'}"><t:trustLevels/></c:if>
    </t:confirm>
</t:layout>
