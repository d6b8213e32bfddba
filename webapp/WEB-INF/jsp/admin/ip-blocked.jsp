<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="ip.title" tab="ip" script="list">
    <c:set var="list" value="${view.list()}"/>
    <div class="title"><h1><fmt:message key="ip.title"/></h1><nav class="segments" aria-label="<fmt:message key='ip.views'/>"><a href="<c:url value='/admin/ip'/>"><fmt:message key="ip.seen"/></a><a href="<c:url value='/admin/ip/blocked'/>" aria-current="page"><fmt:message key="ip.blocked"/></a></nav>
        <span class="end"><t:export list="${list}"/><a class="button" href="<c:url value='/admin/ip/block'/>" data-dialog><t:icon name="lock"/><fmt:message key="ip.block"/></a></span></div>
    <section class="panel">
        <t:toolbar list="${list}" search="ip.search.blocked"/>
        <div data-list>
            <c:choose><c:when test="${not empty view.rows()}"><div class="table-scroll"><table class="ticked">
                <thead><tr><td class="tick"><input type="checkbox" class="needs-script" data-tick-all aria-label="<fmt:message key='pool.tickAll'/>"></td><t:sort list="${list}" column="network" label="ip.network"/><th scope="col"><fmt:message key="ip.reason"/></th><t:sort list="${list}" column="created_at" label="ip.at"/><th scope="col" class="actions"><fmt:message key="users.actions"/></th></tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><tr>
                    <td class="tick"><input type="checkbox" name="id" value="${row.id()}" form="bulk" aria-label="<fmt:message key='pool.tick'/>&#32;${fn:escapeXml(row.network())}"></td>
                    <th scope="row"><bdi class="mono"><c:out value="${row.network()}"/></bdi></th>
                    <td class="text" data-label="<fmt:message key='ip.reason'/>"><c:choose><c:when test="${empty row.reason()}">–</c:when><c:otherwise><bdi><c:out value="${row.reason()}"/></bdi></c:otherwise></c:choose></td>
                    <td class="when" data-label="<fmt:message key='ip.at'/>"><t:time at="${row.at()}"/></td>
                    <td class="actions"><t:act path="/admin/ip/remove" label="ip.remove"><input type="hidden" name="id" value="${row.id()}"></t:act></td>
                </tr></c:forEach></tbody></table></div>
                <t:bulk list="${list}" path="/admin/ip/bulk" total="${view.pager().total()}"><button class="button small" name="act" value="remove"><fmt:message key="ip.removeAsk"/></button></t:bulk><t:pager list="${list}" pager="${view.pager()}"/></c:when>
                <c:when test="${list.narrowed()}"><t:nomatch list="${list}"/></c:when>
                <c:otherwise><t:empty title="ip.blocked.none" text="ip.blocked.none.why"><a class="button" href="<c:url value='/admin/ip/block'/>" data-dialog><fmt:message key="ip.block"/></a></t:empty></c:otherwise></c:choose>
        </div>
    </section>
</t:layout>
