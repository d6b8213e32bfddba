<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="frame.reference" place="docs">
    <link rel="stylesheet" href="${fn:escapeXml(view.viewer())}/swagger-ui.css?v=${fn:escapeXml(view.version())}">
    <link rel="stylesheet" href="${frame.asset('css/api.css')}">
    <div class="title"><h1><fmt:message key="frame.reference"/></h1>
        <span class="end"><a class="button" href="<c:url value='/docs'/>"><fmt:message key="frame.guide"/></a><a class="button" href="<c:url value='/openapi.json'/>">openapi.json</a></span></div>
    <p class="lead"><fmt:message key="docs.api.lead"/></p>
    <p class="no-script"><fmt:message key="docs.api.noScript"/></p>
    <div class="panel viewer" data-viewer="<c:url value='/openapi.json'/>"></div>
    <script defer src="${fn:escapeXml(view.viewer())}/swagger-ui-bundle.js?v=${fn:escapeXml(view.version())}"></script>
    <script type="module" src="${frame.asset('js/api.js')}"></script>
</t:layout>
