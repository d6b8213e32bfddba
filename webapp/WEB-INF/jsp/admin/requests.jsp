<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="list" value="${view.list()}"/>
<t:layout titleKey="requests.title" tab="requests" script="list" sheet="requests">
    <div class="title"><h1><fmt:message key="requests.title"/></h1>
        <nav class="segments" aria-label="<fmt:message key='requests.filter.period'/>" data-refreshed="period"><c:forEach var="period" items="hour,day,week,all"><a href="<c:url value='${list.with("period", period)}'/>"<c:if test="${list.filter('period') eq period}"> aria-current="true"</c:if>><fmt:message key="requests.period.${period}"/></a></c:forEach></nav>
        <span class="end" data-refreshed="export"><t:export list="${list}"/></span></div>
    <section class="panel">
        <t:toolbar list="${list}" search="requests.search">
            <t:filter list="${list}" name="outcome" words="requests.filter.outcome" label="requests.filter.outcome"/>
            <t:filter list="${list}" name="dialect" words="requests.filter.dialect" label="requests.filter.dialect"/>
            <t:filter list="${list}" name="key" words="requests.filter.key" label="requests.filter.key"/>
            <t:filter list="${list}" name="stream" words="requests.filter.stream" label="requests.filter.stream"/>
            <c:if test="${list.filter('period') ne 'day'}"><input type="hidden" name="period" value="${list.filter('period')}"></c:if>
        </t:toolbar>
        <div data-list>
            <t:chips list="${list}" words="requests.filter"/>
            <c:if test="${not empty view.rows()}"><div class="table-scroll"><table class="requests">
                <thead><tr>
                    <th scope="col"><fmt:message key="requests.at"/></th><th scope="col"><fmt:message key="requests.key"/></th><th scope="col"><fmt:message key="requests.user"/></th><th scope="col"><fmt:message key="requests.model"/></th>
                    <th scope="col"><fmt:message key="requests.outcome"/></th><th scope="col" class="number"><fmt:message key="requests.firstToken"/></th><th scope="col" class="number"><fmt:message key="requests.duration"/></th>
                    <th scope="col" class="number"><fmt:message key="requests.tokens"/></th><th scope="col" class="number"><fmt:message key="requests.credits"/></th><th scope="col" class="number"><fmt:message key="requests.attempts"/></th>
                </tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><t:requestRow row="${row}"/></c:forEach></tbody>
            </table></div></c:if>
            <c:if test="${empty view.rows()}"><c:choose>
                <c:when test="${view.upTo().known()}"><div class="empty"><h2><fmt:message key="requests.noneYet"/></h2></div></c:when>
                <c:when test="${list.narrowed()}"><t:nomatch list="${list}"/></c:when>
                <c:otherwise><t:empty title="requests.none" text="requests.none.why"><a class="button" href="<c:url value='${list.with("period", "all")}'/>"><fmt:message key="requests.period.all"/></a></t:empty></c:otherwise>
            </c:choose></c:if>
            <div class="pager"><c:if test="${view.upTo().known()}"><span><fmt:message key="requests.upTo"/>&#32;<t:time at="${view.upTo()}"/></span></c:if>
                <form method="post" action="<c:url value='/preferences'/>"><input type="hidden" name="back" value="${fn:escapeXml(list.onPage(1))}">
                    <label><fmt:message key="pager.size"/>&#32;<select class="select small" name="rows" data-submit><c:forEach var="size" items="${list.sizes()}"><option<c:if test="${size == list.pageSize()}"> selected</c:if>>${size}</option></c:forEach></select></label>
                    <button class="button small no-script"><fmt:message key="pager.set"/></button></form>
                <span class="grow"></span>
                <span class="ways"><c:if test="${not empty view.newer()}"><a class="button small quiet" href="<c:url value='${list.onPage(1)}'/>"><fmt:message key="requests.newest"/></a><a class="button small" rel="prev" href="<c:url value='${view.newer()}'/>"><t:icon name="left"/><fmt:message key="requests.newer"/></a></c:if>
                    <c:if test="${not empty view.older()}"><a class="button small" rel="next" href="<c:url value='${view.older()}'/>"><fmt:message key="${view.upTo().known() ? 'requests.further' : 'requests.older'}"/><t:icon name="right"/></a></c:if></span></div>
        </div>
    </section>
</t:layout>
