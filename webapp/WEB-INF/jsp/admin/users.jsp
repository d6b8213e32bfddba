<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="users.title" tab="users" script="users">
    <div class="title"><h1><fmt:message key="users.title"/></h1><span class="count" role="status" data-count>${view.pager().total()}</span></div>
    <section class="panel">
        <form class="toolbar" method="get" action="<c:url value='/admin/users'/>" role="search">
            <span class="search"><t:icon name="search"/><input class="input" type="search" name="search" data-live-search maxlength="100" value="${fn:escapeXml(view.search())}"
                aria-label="<fmt:message key='users.search'/>" placeholder="<fmt:message key='users.search'/>"><kbd class="needs-script" aria-hidden="true">/</kbd></span>
            <button class="button no-script"><fmt:message key="users.find"/></button>
        </form>
        <div data-list>
            <c:if test="${not empty view.rows()}"><div class="table-scroll"><table class="users">
                <thead><tr>
                    <th scope="col" class="number">ID</th>
                    <th scope="col"><fmt:message key="users.name"/></th>
                    <th scope="col"><fmt:message key="users.trust"/></th>
                    <th scope="col" class="number"><fmt:message key="users.tokens"/></th>
                    <th scope="col" class="number"><fmt:message key="users.keys"/></th>
                    <th scope="col"><fmt:message key="users.state"/></th>
                    <th scope="col" aria-sort="descending"><fmt:message key="users.registered"/> <span aria-hidden="true">↓</span></th>
                    <th scope="col" class="actions"><fmt:message key="users.actions"/></th>
                </tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><t:userRow row="${row}"/></c:forEach></tbody>
            </table></div></c:if>
            <c:if test="${empty view.rows()}">
                <div class="empty"><c:choose>
                    <c:when test="${empty view.search()}"><fmt:message key="users.none"/></c:when>
                    <c:otherwise><p><fmt:message key="users.noMatch"/> <bdi>“<c:out value="${view.search()}"/>”</bdi></p>
                        <a class="button" href="<c:url value='/admin/users'/>"><fmt:message key="users.clear"/></a></c:otherwise>
                </c:choose></div>
            </c:if>
            <t:pager pager="${view.pager()}" path="/admin/users" search="${view.search()}"/>
        </div>
    </section>
    <dialog id="super-key-dialog" aria-labelledby="super-key-title">
        <form method="post" action="<c:url value='/admin/super-keys'/>" data-key-form data-failed="<fmt:message key='key.failed'/>">
            <button type="button" class="button quiet small close" data-cancel aria-label="<fmt:message key='key.cancel'/>"><t:icon name="close"/></button>
            <t:keyFields once="${view.once()}" reaches="${view.publicTokens()}"/>
        </form>
    </dialog>
</t:layout>
