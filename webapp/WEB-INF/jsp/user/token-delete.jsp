<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleText="${view.title()}" tab="myTokens" sheet="own-tokens">
    <t:confirm title="${view.title()}" path="/user/tokens/delete" back="${view.back()}" label="tokens.delete" typed="${view.typed()}" error="${view.error()}">
        <c:forEach var="id" items="${view.ids()}"><input type="hidden" name="id" value="${id}"></c:forEach>
        <input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
        <c:if test="${fn:length(view.ids()) > 1}"><p><c:forEach var="name" items="${view.names()}" varStatus="at"><c:if test="${not at.first}">, </c:if><bdi><b><c:out value="${name}"/></b></bdi></c:forEach><c:if test="${view.more() > 0}">&#32;<fmt:message key="tokens.delete.more"><fmt:param value="${view.more()}"/></fmt:message></c:if></p></c:if>
        <p><fmt:message key="tokens.delete.what"/><c:if test="${view.open() > 0}">&#32;<fmt:message key="tokens.delete.public"/></c:if></p>
        <p><fmt:message key="tokens.delete.gentler"/></p>
    </t:confirm>
</t:layout>
