<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="row" value="${view.row()}"/><c:set var="key" value="${row.key()}"/><c:set var="counters" value="${key.counters()}"/>
<c:url var="query" value=""><c:param name="key_id" value="${key.id()}"/><c:param name="back" value="/admin/keys/${key.id()}"/></c:url><c:set var="query" value="${fn:escapeXml(query)}"/>
<t:layout titleText="${key.name()}" tab="${key.superKey() ? 'superKeys' : 'keys'}" script="keys" sheet="limits">
    <nav class="crumbs" aria-label="<fmt:message key='keys.title'/>"><c:choose><c:when test="${key.superKey()}"><a href="<c:url value='/admin/super-keys'/>"><fmt:message key="keys.superTitle"/></a></c:when><c:otherwise><a href="<c:url value='/admin/keys'/>"><fmt:message key="keys.title"/></a></c:otherwise></c:choose><span aria-hidden="true">/</span><span>ID ${key.id()}</span></nav>
    <div class="title"><h1><bdi><c:out value="${key.name()}"/></bdi></h1><t:badge state="${row.state()}" words="keys.state"/><c:if test="${key.superKey()}"><span class="tag super"><fmt:message key="keys.superTag"/></span></c:if>
        <span class="end actions"><a class="button" href="<c:url value='/admin/keys/edit'/>${query}"><t:icon name="edit"/><fmt:message key="limits.key.edit"/></a>
            <c:choose><c:when test="${key.active()}"><t:act path="/admin/keys/state" label="keys.disable" name="active" value="0"><input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="/admin/keys/${key.id()}"></t:act></c:when>
                <c:otherwise><t:act path="/admin/keys/state" label="keys.enable" name="active" value="1"><input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="/admin/keys/${key.id()}"></t:act></c:otherwise></c:choose>
            <t:menu label="users.more"><c:if test="${key.superKey()}"><a class="button quiet" data-dialog href="<c:url value='/admin/keys/rotate'/>${query}"><fmt:message key="keys.rotateAsk"/></a></c:if>
                <a class="button quiet danger" data-dialog href="<c:url value='/admin/keys/delete'><c:param name='key_id' value='${key.id()}'/></c:url>"><fmt:message key="keys.deleteAsk"/></a></t:menu></span></div>
    <div class="stack">
        <section class="panel padded"><dl class="detail">
            <div><dt><fmt:message key="key.owner"/></dt><dd><a href="<c:url value='/admin/users/${key.userId()}'/>"><bdi><c:out value="${row.owner()}"/></bdi></a></dd></div>
            <div><dt><fmt:message key="key.prefix"/></dt><dd class="mono"><c:out value="${key.prefix()}"/>…</dd></div>
            <c:if test="${not empty key.reason()}"><div><dt><fmt:message key="audit.field.reason"/></dt><dd><bdi><c:out value="${key.reason()}"/></bdi></dd></div></c:if>
            <div><dt><fmt:message key="limits.made"/></dt><dd><t:time at="${view.made()}"/></dd></div>
            <div><dt><fmt:message key="limits.firstUse"/></dt><dd><c:choose><c:when test="${view.firstUsed().known()}"><t:time at="${view.firstUsed()}"/></c:when><c:when test="${row.used()}">–</c:when><c:otherwise><fmt:message key="limits.unused"/></c:otherwise></c:choose></dd></div>
            <div><dt><fmt:message key="keys.lastUsed"/></dt><dd><t:time at="${row.lastUsed()}" relative="true"/></dd></div>
            <div><dt><fmt:message key="key.expires"/></dt><dd><c:choose><c:when test="${view.ends().known()}"><t:time at="${view.ends()}"/></c:when><c:otherwise><fmt:message key="key.never"/></c:otherwise></c:choose></dd></div>
            <div><dt><fmt:message key="keys.requests"/></dt><dd><fmt:formatNumber value="${counters.requests()}"/>&#32;<c:url var="its" value="/admin/requests"><c:param name="search" value="key:${key.id()}"/></c:url><a href="${fn:escapeXml(its)}"><fmt:message key="limits.key.requests"/></a></dd></div>
            <div><dt><fmt:message key="keys.rate"/></dt><dd class="rate ${row.rateClass()}"><c:choose><c:when test="${row.used()}"><fmt:formatNumber value="${counters.successRate()}" type="percent" minFractionDigits="1" maxFractionDigits="1"/></c:when><c:otherwise>–</c:otherwise></c:choose></dd></div>
            <div><dt><fmt:message key="limits.amount.tokens"/></dt><dd><fmt:formatNumber value="${counters.inputTokens() + counters.outputTokens()}"/></dd></div>
            <div><dt><fmt:message key="limits.amount.credits"/></dt><dd><fmt:formatNumber value="${counters.credits()}" maxFractionDigits="2"/>&#32;<a href="<c:url value='/admin/usage'><c:param name='key' value='${key.id()}'/></c:url>"><fmt:message key="keys.usage"/></a></dd></div>
        </dl></section>
        <section class="panel padded" aria-labelledby="limits"><div class="panel-head"><h2 id="limits"><fmt:message key="limits.title"/></h2></div>
            <t:limitsShown limits="${view.limits()}"/></section>
        <section class="panel" aria-labelledby="acts"><div class="panel-head"><h2 id="acts"><fmt:message key="limits.key.acts"/></h2></div>
            <c:choose><c:when test="${empty view.acts()}"><p class="none"><fmt:message key="limits.key.noActs"/></p></c:when><c:otherwise>
                <ul class="rows"><c:forEach var="act" items="${view.acts()}"><li><span class="grow"><c:choose><c:when test="${act.known()}"><fmt:message key="audit.action.${act.action()}"/></c:when><c:otherwise><code><c:out value="${act.action()}"/></code></c:otherwise></c:choose></span><span><bdi><c:out value="${act.reason()}"/></bdi></span><span class="sub"><c:choose><c:when test="${act.actor() eq 'admin' or act.actor() eq 'system'}"><fmt:message key="audit.filter.actor.${act.actor()}"/></c:when><c:when test="${fn:startsWith(act.actor(), 'user:')}"><fmt:message key="audit.user"/>&#32;<c:out value="${fn:substringAfter(act.actor(), ':')}"/></c:when><c:otherwise><bdi><c:out value="${act.actor()}"/></bdi></c:otherwise></c:choose></span><t:time at="${act.at()}" relative="true"/></li></c:forEach></ul></c:otherwise></c:choose>
        </section>
    </div>
</t:layout>
