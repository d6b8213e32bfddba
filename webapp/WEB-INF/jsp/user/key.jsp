<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="row" value="${view.row()}"/>
<c:url var="edit" value="/user/keys/edit"><c:param name="id" value="${row.id()}"/><c:param name="back" value="/user/keys/${row.id()}"/></c:url>
<c:url var="usage" value="/user/usage"><c:param name="key" value="${row.id()}"/></c:url>
<t:layout titleText="${row.name()}" tab="myKeys" sheet="limits">
    <nav class="crumbs" aria-label="<fmt:message key='tab.myKeys'/>"><a href="<c:url value='/user/keys'/>"><fmt:message key="tab.myKeys"/></a><span aria-hidden="true">/</span><span class="mono"><c:out value="${row.prefix()}"/>…</span></nav>
    <div class="title"><h1><bdi><c:out value="${row.name()}"/></bdi></h1><t:badge state="${row.state()}" words="mine.state"/><c:if test="${row.superKey()}"><span class="tag super">🔑 <fmt:message key="mine.super"/></span></c:if>
        <span class="end actions"><c:if test="${not row.superKey()}"><a class="button" href="${fn:escapeXml(edit)}"><t:icon name="edit"/><fmt:message key="limits.key.edit"/></a></c:if><a class="button" href="${fn:escapeXml(usage)}"><fmt:message key="mine.usage"/></a></span></div>
    <div class="stack">
        <section class="panel padded"><dl class="detail">
            <div><dt><fmt:message key="limits.made"/></dt><dd><t:time at="${row.created()}"/></dd></div>
            <div><dt><fmt:message key="limits.firstUse"/></dt><dd><c:choose><c:when test="${view.firstUsed().known()}"><t:time at="${view.firstUsed()}"/></c:when><c:when test="${row.lastUsed().known()}">–</c:when><c:otherwise><fmt:message key="limits.unused"/></c:otherwise></c:choose></dd></div>
            <div><dt><fmt:message key="mine.lastUsed"/></dt><dd><t:time at="${row.lastUsed()}" relative="true"/></dd></div>
            <div><dt><fmt:message key="key.expires"/></dt><dd><c:choose><c:when test="${view.ends().known()}"><t:time at="${view.ends()}"/></c:when><c:otherwise><fmt:message key="key.never"/></c:otherwise></c:choose></dd></div>
            <div><dt><fmt:message key="mine.requests"/></dt><dd><fmt:formatNumber value="${row.requests()}"/></dd></div>
        </dl></section>
        <section class="panel padded" aria-labelledby="limits"><div class="panel-head"><h2 id="limits"><fmt:message key="limits.title"/></h2></div>
            <t:limitsShown limits="${view.limits()}" mine="true"/></section>
    </div>
</t:layout>
