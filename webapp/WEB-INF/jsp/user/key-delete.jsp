<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleText="${view.title()}" tab="myKeys">
    <t:confirm title="${view.title()}" path="/user/keys/delete" back="${view.back()}" label="mine.delete" typed="${view.name()}" error="${view.error()}">
        <input type="hidden" name="id" value="${view.id()}">
        <input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
        <p><fmt:message key="mine.delete.what"><fmt:param value="${fn:escapeXml(view.prefix())}…"/></fmt:message><c:if test="${view.active()}">&#32;<fmt:message key="mine.delete.gentler"/></c:if></p>
    </t:confirm>
</t:layout>
