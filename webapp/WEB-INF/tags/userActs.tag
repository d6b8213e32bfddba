<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="What can be done with a user: the next step as a button, the rest in the menu." %>
<%@ attribute name="row" required="true" type="org.kirogate.admin.UserRow" description="The user." %>
<%@ attribute name="back" required="true" description="Where acts lead back to, inside the application." %>
<%@ attribute name="small" required="false" type="java.lang.Boolean" description="Whether the buttons stand in a row of a table." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="user" value="${row.user()}"/><c:set var="size" value="${small ? 'small' : ''}"/>
<c:url var="query" value=""><c:param name="user_id" value="${row.id()}"/><c:param name="back" value="${back}"/></c:url><c:set var="query" value="${fn:escapeXml(query)}"/>
<c:choose>
    <c:when test="${row.state() eq 'active'}"><c:url var="newKey" value="/admin/super-keys/new"><c:param name="user_id" value="${row.id()}"/></c:url>
        <a class="button super ${size}" href="${fn:escapeXml(newKey)}" data-super-key data-user-id="${row.id()}" data-owner="${fn:escapeXml(user.name())} · ID ${row.id()} · <fmt:message key='users.trust'/> Lv.${user.trustLevel()}"><fmt:message key="users.superKey"/></a></c:when>
    <c:when test="${row.state() eq 'pending'}"><t:act path="/admin/users/state" label="users.activate.pending" style="${size}" icon="check" name="state" value="active"><input type="hidden" name="user_id" value="${row.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act>
        <t:act path="/admin/users/state" label="users.reject" style="quiet ${size}" name="state" value="banned"><input type="hidden" name="user_id" value="${row.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:when>
    <c:otherwise><t:act path="/admin/users/state" label="users.activate.banned" style="${size}" name="state" value="active"><input type="hidden" name="user_id" value="${row.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:otherwise>
</c:choose>
<t:menu label="users.more"><c:forEach var="act" items="trust,password,sign-out,ban,delete"><c:if test="${act ne 'ban' or row.state() ne 'banned'}"><c:if test="${act eq 'delete'}"><hr></c:if><a class="button quiet<c:if test="${act eq 'ban' or act eq 'delete'}"> danger</c:if>" data-dialog href="<c:url value='/admin/users/${act}'/>${query}"><fmt:message key="users.act.${act}"/></a></c:if></c:forEach></t:menu>
