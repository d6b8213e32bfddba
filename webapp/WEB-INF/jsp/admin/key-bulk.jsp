<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="keys.bulkAsk"><fmt:param value="${view.count()}"/></fmt:message>
<t:layout titleText="${title}" tab="${view.tab()}" sheet="users">
    <t:confirm title="${title}" path="${view.path()}" back="${view.list().here()}" label="keys.disable">
        <input type="hidden" name="act" value="disable"><input type="hidden" name="sure" value="1"><input type="hidden" name="back" value="${fn:escapeXml(view.list().here())}">
        <c:if test="${empty view.ids()}"><input type="hidden" name="all" value="1"></c:if>
        <c:forEach var="id" items="${view.ids()}"><input type="hidden" name="id" value="${id}"></c:forEach>
        <input type="hidden" name="search" value="${fn:escapeXml(view.list().search())}"><c:forEach var="chosen" items="${view.list().chosen()}"><input type="hidden" name="${chosen.key}" value="${fn:escapeXml(chosen.value)}"></c:forEach>
        <p><fmt:message key="keys.bulkSay"/></p>
    </t:confirm>
</t:layout>
