<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="ip.bulkAsk.${view.act()}"><fmt:param value="${fn:length(view.ids())}"/></fmt:message>
<t:layout titleText="${title}" tab="ip" centred="true">
    <t:confirm title="${title}" path="/admin/ip/bulk" back="${view.list().here()}" label="ip.bulkDo.${view.act()}" error="${view.error()}">
        <input type="hidden" name="act" value="${view.act()}"><input type="hidden" name="sure" value="1">
        <c:forEach var="id" items="${view.ids()}"><input type="hidden" name="id" value="${fn:escapeXml(id)}"></c:forEach>
        <input type="hidden" name="search" value="${fn:escapeXml(view.list().search())}"><c:forEach var="chosen" items="${view.list().chosen()}"><input type="hidden" name="${chosen.key}" value="${fn:escapeXml(chosen.value)}"></c:forEach>
        <p><fmt:message key="ip.bulkSay.${view.act()}"/></p>
        <c:if test="${view.act() eq 'block'}"><label class="field"><span class="label"><fmt:message key="ip.reason"/></span>
            <input class="input" name="reason" required maxlength="500" autocomplete="off" autofocus>
            <span class="hint"><fmt:message key="ip.reason.hint"/></span></label></c:if>
    </t:confirm>
</t:layout>
