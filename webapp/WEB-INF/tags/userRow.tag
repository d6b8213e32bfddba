<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="One user in the list, with what can be done." %>
<%@ attribute name="row" required="true" type="org.kirogate.admin.UsersPage.Row" description="The user." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<tr<c:if test="${row.state() eq 'banned'}"> class="off"</c:if>>
    <td class="number id" data-label="ID">${row.id()}</td>
    <th scope="row"><bdi><c:out value="${row.name()}"/></bdi><span class="sub"><bdi><c:out value="${row.email()}"/></bdi></span></th>
    <td data-label="<fmt:message key='users.trust'/>"><span class="tag">Lv.${row.trustLevel()}</span></td>
    <td class="number" data-label="<fmt:message key='users.tokens'/>">${row.tokens()}<c:if test="${row.tokens() > 0}"> <span class="sub"><fmt:message key="users.public"><fmt:param value="${row.publicTokens()}"/></fmt:message></span></c:if></td>
    <td class="number" data-label="<fmt:message key='users.keys'/>">${row.keys()}<c:if test="${row.superKeys() > 0}"> <span class="sub"><span class="tag super"><fmt:message key="users.super"><fmt:param value="${row.superKeys()}"/></fmt:message></span></span></c:if></td>
    <td class="state"><span class="badge ${row.state()}"><fmt:message key="users.state.${row.state()}"/></span></td>
    <td class="when" data-label="<fmt:message key='users.registered'/>"><time datetime="${row.registeredIso()}">${row.registeredText()}</time></td>
    <td class="actions"><c:choose>
        <c:when test="${row.state() eq 'active'}">
            <c:url var="newKey" value="/admin/super-keys/new"><c:param name="user_id" value="${row.id()}"/></c:url>
            <a class="button super small" href="${fn:escapeXml(newKey)}" data-super-key data-user-id="${row.id()}"
               data-owner="${fn:escapeXml(row.name())} · ID ${row.id()} · <fmt:message key='users.trust'/> Lv.${row.trustLevel()}"><fmt:message key="users.superKey"/></a>
        </c:when>
        <c:otherwise>
            <form method="post" action="<c:url value='/admin/users/state'/>">
                <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
                <input type="hidden" name="user_id" value="${row.id()}">
                <button class="button small" name="state" value="active"><c:if test="${row.state() eq 'pending'}"><t:icon name="check"/></c:if><fmt:message key="users.activate.${row.state()}"/></button>
            </form>
        </c:otherwise>
    </c:choose></td>
</tr>
