<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="users.title" tab="users" script="users" sheet="users">
    <div class="title"><h1><fmt:message key="users.title"/></h1><span class="count" role="status" data-count>${view.pager().total()}</span>
        <span class="end" data-refreshed="export"><t:export list="${view.list()}"/></span></div>
    <section class="panel">
        <t:toolbar list="${view.list()}" search="users.search">
            <t:filter list="${view.list()}" name="state" words="users.filter.state" label="users.filter.state"/>
            <t:filter list="${view.list()}" name="trust" words="users.filter.trust" label="users.filter.trust"/>
            <t:filter list="${view.list()}" name="contents" words="users.filter.contents" label="users.filter.contents"/>
        </t:toolbar>
        <div data-list>
            <t:chips list="${view.list()}" words="users.filter"/>
            <c:if test="${not empty view.rows()}"><div class="table-scroll"><table class="users ticked">
                <thead><tr>
                    <td class="tick"><input type="checkbox" class="needs-script" data-tick-all aria-label="<fmt:message key='users.tickAll'/>"></td>
                    <t:sort list="${view.list()}" column="id" label="users.id" number="true"/>
                    <t:sort list="${view.list()}" column="name" label="users.name"/>
                    <t:sort list="${view.list()}" column="trust_level" label="users.trust"/>
                    <t:sort list="${view.list()}" column="token_count" label="users.tokens" number="true"/>
                    <t:sort list="${view.list()}" column="api_key_count" label="users.keys" number="true"/>
                    <th scope="col"><fmt:message key="users.state"/></th>
                    <t:sort list="${view.list()}" column="created_at" label="users.registered"/>
                    <th scope="col" class="actions"><fmt:message key="users.actions"/></th>
                </tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><t:userRow row="${row}" back="${view.list().here()}"/></c:forEach></tbody>
            </table></div>
            <t:bulk list="${view.list()}" path="/admin/users/bulk" total="${view.pager().total()}">
                <button class="button small" name="act" value="trust"><fmt:message key="users.bulk.trust"/></button>
                <button class="button small" name="act" value="activate"><fmt:message key="users.bulk.activate"/></button>
                <button class="button small danger" name="act" value="ban"><fmt:message key="users.bulk.ban"/></button>
            </t:bulk></c:if>
            <c:if test="${empty view.rows()}"><c:choose>
                <c:when test="${view.list().narrowed()}"><t:nomatch list="${view.list()}"/></c:when>
                <c:otherwise><t:empty title="users.none" text="users.noneText"/></c:otherwise>
            </c:choose></c:if>
            <c:if test="${not empty view.rows()}"><t:pager list="${view.list()}" pager="${view.pager()}"/></c:if>
        </div>
    </section>
    <t:superKeyDialog once="${view.once()}" reaches="${view.publicTokens()}" validity="${view.validity()}"/>
</t:layout>
