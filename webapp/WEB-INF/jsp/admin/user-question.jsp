<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="users.ask.${view.act()}"><fmt:param value="${view.row().user().name()}"/></fmt:message>
<t:layout titleText="${title}" tab="users" sheet="users">
    <c:set var="row" value="${view.row()}"/>
    <t:confirm title="${title}" path="/admin/users/${view.act()}" back="${view.back()}" label="users.do.${view.act()}" error="${view.error()}" typed="${view.act() eq 'delete' ? row.user().name() : ''}" style="${view.act() eq 'delete' or view.act() eq 'ban' ? '' : 'primary'}">
        <input type="hidden" name="user_id" value="${row.id()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}"><input type="hidden" name="once" value="${fn:escapeXml(view.once())}">
        <p><fmt:message key="users.say.${view.act()}"><fmt:param value="${row.tokens()}"/><fmt:param value="${row.publicTokens()}"/><fmt:param value="${row.keys()}"/><fmt:param value="${row.superKeys()}"/></fmt:message></p>
        <c:if test="${view.act() eq 'trust'}"><t:trustLevels level="${row.user().trustLevel()}"/></c:if>
    </t:confirm>
</t:layout>
