<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="list" value="${view.list()}"/>
<t:layout titleKey="pool.title" tab="tokens" script="pool" sheet="pool">
    <div class="title"><h1><fmt:message key="pool.title"/></h1>
        <nav class="segments" aria-label="<fmt:message key='pool.parts'/>" data-refreshed="parts">
            <c:forEach var="part" items="${list.values('part')}"><c:set var="count" value="${part eq 'usable' ? view.counts().usable() : part eq 'care' ? view.counts().care() : part eq 'private' ? view.counts().priv() : view.counts().all()}"/>
            <a href="<c:url value='${list.with("part", part)}'/>"<c:if test="${list.filter('part') eq part}"> aria-current="true"</c:if>><fmt:message key="pool.part.${part}"/>&#32;<small>${count}</small></a></c:forEach></nav>
        <span class="end" data-refreshed="export"><t:export list="${list}"/></span></div>
    <p class="lead"><fmt:message key="pool.strategy"/>&#32;<b class="strategy"><bdi><c:out value="${view.name()}"/></bdi></b><fmt:message key="pool.colon"/><fmt:message key="pool.strategy.${view.strategy()}"/><fmt:message key="pool.strategy.note"/><a href="<c:url value='/docs'/>"><fmt:message key="pool.strategy.change"/></a></p>
    <section class="panel">
        <t:toolbar list="${list}" search="pool.search">
            <t:filter list="${list}" name="state" words="pool.filter.state" label="pool.filter.state"/>
            <t:filter list="${list}" name="visibility" words="pool.filter.visibility" label="pool.filter.visibility"/>
            <t:filter list="${list}" name="kind" words="pool.filter.kind" label="pool.filter.kind"/>
            <c:if test="${list.filter('part') ne 'all'}"><input type="hidden" name="part" value="${list.filter('part')}"></c:if>
        </t:toolbar>
        <div data-list>
            <t:chips list="${list}" words="pool.filter"/>
            <c:if test="${not empty view.rows()}"><div class="table-scroll"><table class="pool">
                <thead><tr>
                    <th scope="col" class="tick"><input type="checkbox" class="needs-script" data-tick-all aria-label="<fmt:message key='pool.tickAll'/>"></th>
                    <t:sort list="${list}" column="id" label="pool.id" number="true"/>
                    <t:sort list="${list}" column="name" label="pool.name"/>
                    <th scope="col"><fmt:message key="pool.visibility"/></th>
                    <t:sort list="${list}" column="state" label="pool.state"/>
                    <t:sort list="${list}" column="quota" label="pool.quota"/>
                    <t:sort list="${list}" column="success" label="pool.success" number="true"/>
                    <th scope="col" class="number"><fmt:message key="pool.inFlight"/></th>
                    <th scope="col" class="wide"><fmt:message key="pool.trend"/></th>
                    <t:sort list="${list}" column="requests" label="pool.requests" number="true"/>
                    <th scope="col" class="actions"><fmt:message key="pool.actions"/></th>
                </tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><t:tokenRow row="${row}" trend="${view.trends()[row.token().id()]}"/></c:forEach></tbody>
            </table></div>
            <t:bulk list="${list}" path="/admin/tokens/act" total="${view.pager().total()}">
                <input type="hidden" name="back" value="${fn:escapeXml(list.here())}">
                <button class="button small" name="act" value="validate"><fmt:message key="pool.act.validate"/></button>
                <button class="button small" name="act" value="enable"><fmt:message key="pool.act.enable"/></button>
                <button class="button small" name="act" value="disable"><fmt:message key="pool.act.disable"/></button>
                <button class="button small danger" name="act" value="private"><fmt:message key="pool.act.private"/></button>
            </t:bulk></c:if>
            <c:if test="${empty view.rows()}"><c:choose>
                <c:when test="${list.narrowed()}"><t:nomatch list="${list}"/></c:when>
                <c:otherwise><t:empty title="pool.none" text="pool.none.why"><a class="button" href="<c:url value='/admin/users'/>"><fmt:message key="tab.users"/></a></t:empty></c:otherwise>
            </c:choose></c:if>
            <c:if test="${not empty view.rows()}"><t:pager list="${list}" pager="${view.pager()}"/></c:if>
        </div>
    </section>
</t:layout>
