<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="title" key="${view.count() == 1 ? 'pool.hide.title' : 'pool.hide.titles'}"><fmt:param value="${view.count() == 1 ? view.name() : view.count()}"/></fmt:message>
<t:layout titleKey="pool.hide" tab="tokens"><t:confirm title="${title}" path="/admin/tokens/private" back="${view.back()}" label="pool.hide">
    <input type="hidden" name="ids" value="${view.ids()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
    <p><fmt:message key="pool.hide.what"/></p><p><fmt:message key="pool.hide.then"/></p></t:confirm></t:layout>
