<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="ip.title" tab="ip" script="list">
    <c:set var="list" value="${view.list()}"/>
    <div class="title"><h1><fmt:message key="ip.title"/></h1><nav class="segments" aria-label="<fmt:message key='ip.views'/>"><a href="<c:url value='/admin/ip'/>" aria-current="page"><fmt:message key="ip.seen"/></a><a href="<c:url value='/admin/ip/blocked'/>"><fmt:message key="ip.blocked"/></a></nav>
        <span class="end"><t:export list="${list}"/><a class="button" href="<c:url value='/admin/ip/block'/>" data-dialog><t:icon name="lock"/><fmt:message key="ip.block"/></a></span></div>
    <p class="lead"><fmt:message key="ip.seen.how"><fmt:param value="${view.newest()}"/></fmt:message></p>
    <section class="panel">
        <t:toolbar list="${list}" search="ip.search"><t:filter list="${list}" name="days" words="ip.days" label="usage.period"/></t:toolbar>
        <div data-list>
            <c:choose><c:when test="${not empty view.rows()}"><div class="table-scroll"><table class="ticked">
                <thead><tr><td class="tick"><input type="checkbox" class="needs-script" data-tick-all aria-label="<fmt:message key='pool.tickAll'/>"></td><t:sort list="${list}" column="address" label="ip.address"/><t:sort list="${list}" column="requests" label="ip.requests" number="true"/><t:sort list="${list}" column="failures" label="ip.failures" number="true"/>
                    <t:sort list="${list}" column="key_count" label="ip.keys"/><t:sort list="${list}" column="first_seen" label="ip.first"/><t:sort list="${list}" column="last_seen" label="ip.last"/><th scope="col" class="actions"><fmt:message key="users.actions"/></th></tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><tr>
                    <td class="tick"><input type="checkbox" name="id" value="${fn:escapeXml(row.address())}" form="bulk" aria-label="<fmt:message key='pool.tick'/>&#32;${fn:escapeXml(row.address())}"></td>
                    <th scope="row"><bdi class="mono"><c:out value="${row.address()}"/></bdi></th>
                    <td class="number" data-label="<fmt:message key='ip.requests'/>">${row.requests()}</td>
                    <td class="number" data-label="<fmt:message key='ip.failures'/>">${row.failures()}</td>
                    <td class="text" data-label="<fmt:message key='ip.keys'/>"><t:usageName of="${row.key()}"/><c:if test="${row.moreKeys() > 0}">&#32;<span class="sub"><fmt:message key="ip.moreKeys"><fmt:param value="${row.moreKeys()}"/></fmt:message></span></c:if></td>
                    <td class="when" data-label="<fmt:message key='ip.first'/>"><t:time at="${row.first()}"/></td>
                    <td class="when" data-label="<fmt:message key='ip.last'/>"><t:time at="${row.last()}" relative="true"/></td>
                    <td class="actions"><c:choose><c:when test="${row.blocked()}"><span class="badge banned"><fmt:message key="ip.isBlocked"/></span></c:when><c:otherwise><c:url var="block" value="/admin/ip/block"><c:param name="network" value="${row.address()}"/></c:url><a class="button small danger" href="${fn:escapeXml(block)}" data-dialog><fmt:message key="ip.block"/></a></c:otherwise></c:choose></td>
                </tr></c:forEach></tbody></table></div>
                <t:bulk list="${list}" path="/admin/ip/bulk" total="${view.pager().total()}"><button class="button small danger" name="act" value="block"><fmt:message key="ip.block"/></button></t:bulk><t:pager list="${list}" pager="${view.pager()}"/></c:when>
                <c:when test="${list.narrowed()}"><t:nomatch list="${list}"/></c:when>
                <c:otherwise><t:empty title="ip.none" text="ip.none.why"/></c:otherwise></c:choose>
        </div>
    </section>
</t:layout>
