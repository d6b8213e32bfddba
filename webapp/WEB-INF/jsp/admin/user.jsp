<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="row" value="${view.row()}"/><c:set var="user" value="${row.user()}"/>
<t:layout titleText="${user.name()}" tab="users" script="users" sheet="users">
    <nav class="crumbs"><a href="<c:url value='/admin/users'/>"><fmt:message key="users.title"/></a><span aria-hidden="true">/</span><span>ID ${row.id()}</span></nav>
    <div class="title"><h1><bdi><c:out value="${user.name()}"/></bdi></h1><t:badge state="${row.state()}" words="users.state"/>
        <span class="end actions"><t:userActs row="${row}" back="/admin/users/${row.id()}"/></span></div>
    <div class="stack">
        <section class="panel padded"><dl class="detail">
            <div><dt><fmt:message key="users.email"/></dt><dd><bdi><c:out value="${user.email()}"/></bdi></dd></div>
            <div><dt><fmt:message key="users.trust"/></dt><dd><span class="tag">Lv.${user.trustLevel()}</span></dd></div>
            <div><dt><fmt:message key="users.role"/></dt><dd><fmt:message key="users.role.${user.role().code()}"/></dd></div>
            <div><dt><fmt:message key="users.registered"/></dt><dd><t:time at="${row.registered()}"/></dd></div>
            <div><dt><fmt:message key="users.lastSignIn"/></dt><dd><t:time at="${row.lastSignIn()}" relative="true"/></dd></div>
        </dl></section>
        <section class="panel padded" aria-labelledby="limits"><div class="panel-head"><h2 id="limits"><fmt:message key="limits.user.head"/></h2><c:url var="ceilings" value="/admin/users/limits"><c:param name="user_id" value="${row.id()}"/></c:url><span class="end"><a href="${fn:escapeXml(ceilings)}"><fmt:message key="limits.user.edit"/></a></span></div>
            <t:limitsShown limits="${view.limits()}"/></section>
        <section class="panel">
            <div class="panel-head"><h2><fmt:message key="users.itsKeys"/></h2><span class="count">${row.keys()}</span><span class="grow"></span><a href="<c:url value='/admin/requests?search=user:${row.id()}'/>"><fmt:message key="tab.requests"/></a><a href="<c:url value='/admin/usage?user=${row.id()}'/>"><fmt:message key="tab.usage"/></a><c:if test="${row.keys() > fn:length(view.keys())}"><c:url var="its" value="/admin/keys"><c:param name="search" value="${user.name()}"/></c:url><a href="${fn:escapeXml(its)}"><fmt:message key="users.all"/></a></c:if></div>
            <c:choose><c:when test="${empty view.keys()}"><p class="none"><fmt:message key="users.noKeys"/></p></c:when><c:otherwise>
                <t:keyRows rows="${view.keys()}" back="/admin/users/${row.id()}" kinds="true"/></c:otherwise></c:choose>
        </section>
        <section class="panel">
            <div class="panel-head"><h2><fmt:message key="users.itsTokens"/></h2><span class="count">${row.tokens()}</span><c:if test="${row.tokens() > fn:length(view.tokens())}"><c:url var="its" value="/admin/tokens"><c:param name="search" value="${user.name()}"/></c:url><span class="grow"></span><a href="${fn:escapeXml(its)}"><fmt:message key="users.all"/></a></c:if></div>
            <c:choose><c:when test="${empty view.tokens()}"><p class="none"><fmt:message key="users.noTokens"/></p></c:when><c:otherwise>
                <ul class="rows"><c:forEach var="line" items="${view.tokens()}"><c:set var="token" value="${line.token()}"/><li><span class="grow"><a href="<c:url value='/admin/tokens/${token.id()}'/>"><bdi><c:out value="${token.name()}"/></bdi></a><span class="sub">ID ${token.id()} · <t:tokenKind line="${line}"/></span></span>
                    <span class="tag"><t:icon name="${token.isPublic() ? 'globe' : 'lock'}"/><fmt:message key="${token.isPublic() ? 'pool.public' : 'pool.private'}"/></span><span><t:tokenState line="${line}"/></span></li></c:forEach></ul></c:otherwise></c:choose>
        </section>
        <section class="panel">
            <div class="panel-head"><h2><fmt:message key="users.acts"/></h2><c:if test="${not empty view.acts()}"><span class="grow"></span><a href="<c:url value='/admin/audit?search=user:${row.id()}'/>"><fmt:message key="users.all"/></a></c:if></div>
            <c:choose><c:when test="${empty view.acts()}"><p class="none"><fmt:message key="users.noActs"/></p></c:when><c:otherwise>
                <ul class="rows"><c:forEach var="act" items="${view.acts()}"><li><span class="grow"><c:choose><c:when test="${act.known()}"><fmt:message key="audit.action.${act.action()}"/></c:when><c:otherwise><code><c:out value="${act.action()}"/></code></c:otherwise></c:choose></span><span><bdi><c:out value="${act.reason()}"/></bdi></span><span class="sub"><c:choose><c:when test="${act.actor() eq 'admin' or act.actor() eq 'system'}"><fmt:message key="audit.filter.actor.${act.actor()}"/></c:when><c:when test="${fn:startsWith(act.actor(), 'user:')}"><fmt:message key="audit.user"/>&#32;<c:out value="${fn:substringAfter(act.actor(), ':')}"/></c:when><c:otherwise><bdi><c:out value="${act.actor()}"/></bdi></c:otherwise></c:choose></span><t:time at="${act.at()}" relative="true"/></li></c:forEach></ul></c:otherwise></c:choose>
        </section>
    </div>
    <t:superKeyDialog once="${view.once()}" reaches="${view.publicTokens()}" validity="${view.validity()}"/>
</t:layout>
