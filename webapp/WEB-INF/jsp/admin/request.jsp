<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="line" value="${view.line()}"/>
<t:layout titleKey="requests.receipt" tab="requests" sheet="requests">
    <t:receipt of="${view.receipt()}" back="/admin/requests" label="requests.title">
        <div><dt><fmt:message key="requests.key"/></dt><dd><t:requestKey line="${line}"/></dd></div>
        <div><dt><fmt:message key="requests.user"/></dt><dd><c:url var="theirs" value="/admin/users"><c:param name="search" value="${line.user()}"/></c:url><a href="${fn:escapeXml(theirs)}"><bdi><c:out value="${line.user()}"/></bdi></a></dd></div>
        <div><dt><fmt:message key="requests.client"/></dt><dd><c:out value="${line.record().who().client()}"/><c:if test="${not empty line.record().who().address()}"><span class="sub"><c:out value="${line.record().who().address()}"/></span></c:if></dd></div>
    </t:receipt>
</t:layout>
