<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="pool.delete.title"><fmt:param value="${view.name()}"/></fmt:message>
<t:layout titleKey="pool.delete" tab="tokens"><t:confirm title="${title}" path="/admin/tokens/delete" back="${view.back()}" label="pool.delete" typed="${view.name()}" error="${view.error()}">
    <input type="hidden" name="id" value="${view.ids()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
    <p><fmt:message key="pool.delete.what"/>&#32;<b><bdi><c:out value="${view.owner()}"/></bdi></b></p><p><fmt:message key="pool.delete.then"/></p></t:confirm></t:layout>
