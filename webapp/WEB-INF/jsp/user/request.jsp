<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="requests.receipt" tab="myUsage" sheet="requests">
    <t:receipt of="${view.receipt()}" back="/user/usage" label="tab.myUsage">
        <div><dt><fmt:message key="requests.key"/></dt><dd><c:choose><c:when test="${empty view.prefix()}">–</c:when><c:otherwise><bdi><c:out value="${view.key()}"/></bdi><span class="sub"><span class="mono"><c:out value="${view.prefix()}"/>…</span><c:if test="${view.superKey()}">&#32;<span class="tag super"><fmt:message key="requests.super"/></span></c:if></span></c:otherwise></c:choose></dd></div>
        <div><dt><fmt:message key="requests.client"/></dt><dd><c:out value="${view.receipt().record().who().client()}"/></dd></div>
    </t:receipt>
</t:layout>
