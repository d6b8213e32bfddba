<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="users.title" tab="users" script="users">
    <div class="title"><h1><fmt:message key="users.title"/></h1><span class="count" role="status" data-count>${view.pager().total()}</span></div>
    <section class="panel">
        <t:toolbar list="${view.list()}" search="users.search"/>
        <div data-list>
            <c:if test="${not empty view.rows()}"><div class="table-scroll"><table class="users">
                <thead><tr>
                    <th scope="col" class="number">ID</th>
                    <t:sort list="${view.list()}" column="name" label="users.name"/>
                    <th scope="col"><fmt:message key="users.trust"/></th>
                    <th scope="col" class="number"><fmt:message key="users.tokens"/></th>
                    <th scope="col" class="number"><fmt:message key="users.keys"/></th>
                    <th scope="col"><fmt:message key="users.state"/></th>
                    <t:sort list="${view.list()}" column="created_at" label="users.registered"/>
                    <th scope="col" class="actions"><fmt:message key="users.actions"/></th>
                </tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><t:userRow row="${row}"/></c:forEach></tbody>
            </table></div></c:if>
            <c:if test="${empty view.rows()}"><c:choose>
                <c:when test="${view.list().narrowed()}"><t:nomatch list="${view.list()}"/></c:when>
                <c:otherwise><t:empty title="users.none"/></c:otherwise>
            </c:choose></c:if>
            <c:if test="${not empty view.rows()}"><t:pager list="${view.list()}" pager="${view.pager()}"/></c:if>
        </div>
    </section>
    <dialog id="super-key-dialog" aria-labelledby="super-key-title">
        <form method="post" action="<c:url value='/admin/super-keys'/>" data-key-form data-failed="<fmt:message key='key.failed'/>">
            <button type="button" class="button quiet small close" data-cancel aria-label="<fmt:message key='key.cancel'/>"><t:icon name="close"/></button>
            <t:keyFields once="${view.once()}" reaches="${view.publicTokens()}"/>
        </form>
    </dialog>
</t:layout>
