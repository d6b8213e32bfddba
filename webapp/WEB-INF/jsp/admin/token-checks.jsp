<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="pool.checks" tab="tokens" script="pool" sheet="pool">
    <nav class="crumbs" aria-label="<fmt:message key='pool.crumbs'/>"><a href="<c:url value='/admin/tokens'/>"><fmt:message key="pool.title"/></a><span>/</span><span><fmt:message key="pool.checks"/></span></nav>
    <div data-refreshed="check"<c:if test="${view.state() eq 'running'}"> data-running</c:if>>
    <div class="title"><h1><fmt:message key="pool.checks"/></h1><span class="badge ${view.state() eq 'running' ? 'running' : view.state() eq 'done' ? 'ok' : 'disabled'}"><fmt:message key="pool.checks.${view.state()}"/></span>
        <span class="end"><c:choose><c:when test="${view.state() eq 'running'}"><a class="button no-script" href="<c:url value='/admin/tokens/checks/${view.job()}'/>"><fmt:message key="pool.checks.look"/></a><t:act path="/admin/tokens/checks/${view.job()}" label="pool.checks.stop"/></c:when>
            <c:otherwise><a class="button" href="<c:url value='/admin/tokens/checks/${view.job()}?format=csv'/>" download><t:icon name="download"/><fmt:message key="list.export"/></a></c:otherwise></c:choose></span></div>
    <section class="panel">
        <div class="padded progress"><p><b>${view.done()}</b> / ${view.total()} · <fmt:message key="pool.checks.passed"/>&#32;${view.passed()} · <fmt:message key="pool.checks.failed"/>&#32;${view.done() - view.passed()}</p>
            <progress max="${view.total()}" value="${view.done()}" aria-label="<fmt:message key='pool.checks'/>"></progress>
            <p class="quiet"><c:choose><c:when test="${view.state() eq 'running'}"><fmt:message key="pool.checks.leave"/></c:when><c:otherwise><fmt:message key="pool.checks.ended"/>&#32;<t:time at="${view.ended()}"/></c:otherwise></c:choose></p></div>
        <c:if test="${not empty view.failed()}"><ul class="rows"><c:forEach var="outcome" items="${view.failed()}"><li><span class="badge ${outcome.result() eq 'REFUSED' ? 'failed' : 'disabled'}"><fmt:message key="pool.checks.result.${outcome.result()}"/></span>
            <span class="grow"><b><bdi><c:out value="${outcome.label().name()}"/></bdi></b> <span class="sub"><c:out value="${outcome.label().place()}"/> · <bdi><c:out value="${outcome.message()}"/></bdi></span></span></li></c:forEach></ul></c:if>
        <c:if test="${view.hidden() > 0}"><p class="padded quiet"><fmt:message key="pool.checks.hidden"><fmt:param value="${view.hidden()}"/></fmt:message></p></c:if>
    </section></div>
</t:layout>
