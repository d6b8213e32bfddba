<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="One user in the list, with what can be done." %>
<%@ attribute name="row" required="true" type="org.kirogate.admin.UserRow" description="The user." %>
<%@ attribute name="back" required="true" description="Where acts lead back to, inside the application." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="user" value="${row.user()}"/>
<tr<c:if test="${row.state() eq 'banned'}"> class="off"</c:if>>
    <td class="tick"><input type="checkbox" name="id" value="${row.id()}" form="bulk" aria-label="${fn:escapeXml(user.name())}"></td>
    <td class="number id" data-label="ID">${row.id()}</td>
    <th scope="row"><a href="<c:url value='/admin/users/${row.id()}'/>"><bdi><c:out value="${user.name()}"/></bdi></a><span class="sub"><bdi><c:out value="${user.email()}"/></bdi></span></th>
    <td data-label="<fmt:message key='users.trust'/>"><span class="tag">Lv.${user.trustLevel()}</span></td>
    <td class="number" data-label="<fmt:message key='users.tokens'/>">${row.tokens()}<c:if test="${row.tokens() > 0}">&#32;<span class="sub"><fmt:message key="users.public"><fmt:param value="${row.publicTokens()}"/></fmt:message></span></c:if></td>
    <td class="number" data-label="<fmt:message key='users.keys'/>">${row.keys()}<c:if test="${row.superKeys() > 0}">&#32;<span class="sub"><span class="tag super"><fmt:message key="users.super"><fmt:param value="${row.superKeys()}"/></fmt:message></span></span></c:if></td>
    <td class="state"><t:badge state="${row.state()}" words="users.state"/></td>
    <td class="when" data-label="<fmt:message key='users.registered'/>"><t:time at="${row.registered()}"/></td>
    <td class="actions"><t:userActs row="${row}" back="${back}" small="true"/></td>
</tr>
