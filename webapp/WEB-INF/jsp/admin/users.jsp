<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="users.title" tab="users" script="users">
    <script type="module" src="${frame.asset('js/search.js')}"></script>
    <div class="title"><h1><fmt:message key="users.title"/></h1><span class="count" data-count>${view.total()}</span></div>
    <section class="panel">
        <form class="toolbar" method="get" action="<c:url value='/admin/users'/>" role="search">
            <span class="search"><input type="search" name="search" data-live-search maxlength="100" value="${fn:escapeXml(view.search())}"
                aria-label="<fmt:message key='users.search'/>" placeholder="<fmt:message key='users.search'/>"></span>
            <button class="button"><fmt:message key="users.find"/></button>
        </form>
        <div data-list>
            <div class="table-scroll"><table>
                <thead><tr>
                    <th scope="col" class="number">ID</th>
                    <th scope="col"><fmt:message key="users.name"/></th>
                    <th scope="col"><fmt:message key="users.trust"/></th>
                    <th scope="col" class="number"><fmt:message key="users.tokens"/></th>
                    <th scope="col" class="number"><fmt:message key="users.keys"/></th>
                    <th scope="col"><fmt:message key="users.state"/></th>
                    <th scope="col"><fmt:message key="users.registered"/></th>
                    <th scope="col" class="actions"><fmt:message key="users.actions"/></th>
                </tr></thead>
                <tbody>
                <c:forEach var="row" items="${view.rows()}">
                    <tr<c:if test="${row.state() eq 'banned'}"> class="off"</c:if>>
                        <td class="number" data-label="ID">${row.id()}</td>
                        <th scope="row"><bdi><c:out value="${row.name()}"/></bdi><span class="sub"><bdi><c:out value="${row.email()}"/></bdi></span></th>
                        <td data-label="<fmt:message key='users.trust'/>"><span class="tag">Lv.${row.trustLevel()}</span></td>
                        <td class="number" data-label="<fmt:message key='users.tokens'/>">${row.tokens()}<span class="sub"><fmt:message key="users.public"/> ${row.publicTokens()}</span></td>
                        <td class="number" data-label="<fmt:message key='users.keys'/>">${row.keys()}<c:if test="${row.superKeys() > 0}"><br><span class="tag super"><fmt:message key="users.super"/> ${row.superKeys()}</span></c:if></td>
                        <td><span class="badge ${row.state()}"><fmt:message key="users.state.${row.state()}"/></span></td>
                        <td data-label="<fmt:message key='users.registered'/>"><time datetime="${row.registeredIso()}"><c:out value="${row.registeredText()}"/></time></td>
                        <td class="actions">
                            <c:choose>
                                <c:when test="${row.state() eq 'active'}">
                                    <c:url var="newKey" value="/admin/super-keys/new"><c:param name="user_id" value="${row.id()}"/></c:url>
                                    <a class="button super small" href="${fn:escapeXml(newKey)}" data-super-key data-user-id="${row.id()}"
                                       data-owner="${fn:escapeXml(row.name())} · ID ${row.id()} · Lv.${row.trustLevel()}">🔑<fmt:message key="users.superKey"/></a>
                                </c:when>
                                <c:otherwise>
                                    <form method="post" action="<c:url value='/admin/users/state'/>">
                                        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
                                        <input type="hidden" name="user_id" value="${row.id()}">
                                        <button class="button small" name="state" value="active"><fmt:message key="users.activate.${row.state()}"/></button>
                                    </form>
                                </c:otherwise>
                            </c:choose>
                        </td>
                    </tr>
                </c:forEach>
                </tbody>
            </table></div>
            <c:if test="${empty view.rows()}"><p class="empty"><fmt:message key="${empty view.search() ? 'users.none' : 'users.noMatch'}"/></p></c:if>
            <div class="pager">
                <span><fmt:message key="pager.page"><fmt:param value="${view.page()}"/><fmt:param value="${view.pages()}"/></fmt:message></span>
                <span class="grow"></span>
                <c:if test="${view.page() > 1}"><c:url var="before" value="/admin/users"><c:param name="search" value="${view.search()}"/><c:param name="page" value="${view.page() - 1}"/></c:url>
                    <a class="button small" rel="prev" href="${fn:escapeXml(before)}"><fmt:message key="pager.before"/></a></c:if>
                <c:if test="${view.page() < view.pages()}"><c:url var="after" value="/admin/users"><c:param name="search" value="${view.search()}"/><c:param name="page" value="${view.page() + 1}"/></c:url>
                    <a class="button small" rel="next" href="${fn:escapeXml(after)}"><fmt:message key="pager.after"/></a></c:if>
            </div>
        </div>
    </section>
    <dialog id="super-key-dialog" aria-labelledby="super-key-title">
        <form method="post" action="<c:url value='/admin/super-keys'/>" data-window="<c:url value='/admin/super-keys'/>" data-failed="<fmt:message key='key.failed'/>">
            <div class="dialog-head"><h1 id="super-key-title"><fmt:message key="key.new"/></h1><p><fmt:message key="key.owner"/> <b data-owner></b></p></div>
            <div class="dialog-body"><t:keyFields reaches="${view.publicTokens()}"/></div>
            <div class="dialog-foot"><span class="grow"></span>
                <button type="button" class="button" data-cancel><fmt:message key="key.cancel"/></button>
                <button type="submit" class="button super solid"><fmt:message key="key.confirm"/></button></div>
        </form>
    </dialog>
    <div id="key-window-host"></div>
</t:layout>
