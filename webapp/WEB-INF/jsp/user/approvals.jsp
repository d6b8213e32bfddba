<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="approvals.title" tab="myKeys" sheet="mine">
    <div class="title"><h1><fmt:message key="approvals.title"/></h1><span class="count" role="status">${view.total()}</span></div>
    <p class="lead"><fmt:message key="approvals.say"/></p>
    <section class="panel"><c:choose>
        <c:when test="${empty view.rows()}"><t:empty title="approvals.none" text="approvals.none.why"><a class="button" href="<c:url value='/user/keys'/>"><fmt:message key="tab.myKeys"/></a></t:empty></c:when>
        <c:otherwise><div class="table-scroll"><table class="approvals">
            <thead><tr>
                <th scope="col"><fmt:message key="key.name"/></th>
                <th scope="col"><fmt:message key="key.owner"/></th>
                <th scope="col"><fmt:message key="key.reasonField"/></th>
                <th scope="col"><fmt:message key="key.createdAt"/></th>
                <th scope="col"><fmt:message key="key.expires"/></th>
                <th scope="col" class="decide"><fmt:message key="users.actions"/></th>
            </tr></thead>
            <tbody><c:forEach var="row" items="${view.rows()}"><tr>
                <th scope="row"><bdi><c:out value="${row.name()}"/></bdi><span class="sub mono"><c:out value="${row.prefix()}"/>…</span></th>
                <td data-label="<fmt:message key='key.owner'/>"><bdi><c:out value="${row.owner()}"/></bdi></td>
                <td class="text" data-label="<fmt:message key='key.reasonField'/>"><c:choose><c:when test="${empty row.reason()}">–</c:when><c:otherwise><bdi><c:out value="${row.reason()}"/></bdi></c:otherwise></c:choose></td>
                <td class="when" data-label="<fmt:message key='key.createdAt'/>"><t:time at="${row.created()}" relative="true"/></td>
                <td class="when" data-label="<fmt:message key='key.expires'/>"><c:choose><c:when test="${row.expires().known()}"><t:time at="${row.expires()}"/></c:when><c:otherwise><fmt:message key="key.never"/></c:otherwise></c:choose></td>
                <td class="decide"><c:choose><c:when test="${row.own()}"><fmt:message key="approvals.own"/></c:when><c:otherwise>
                    <form method="post" action="<c:url value='/user/approvals'/>">
                        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="id" value="${row.id()}">
                        <input class="input" name="reason" maxlength="500" autocomplete="off" aria-label="<fmt:message key='approvals.reason'/>" placeholder="<fmt:message key='approvals.reason'/>">
                        <button class="button small primary" name="act" value="approve"><fmt:message key="approvals.approve"/></button>
                        <button class="button small danger" name="act" value="refuse"><fmt:message key="approvals.refuse"/></button>
                    </form></c:otherwise></c:choose></td>
            </tr></c:forEach></tbody>
        </table></div></c:otherwise></c:choose>
    </section>
</t:layout>
