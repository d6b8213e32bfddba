<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="What an administrator can do with a token besides checking it, as entries of a menu." %>
<%@ attribute name="line" required="true" type="org.kirogate.admin.TokenLine" description="The token." %>
<%@ attribute name="back" required="true" description="Where acts lead back to, inside the application." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:url var="hide" value="/admin/tokens/private"><c:param name="id" value="${line.token().id()}"/><c:param name="back" value="${back}"/></c:url>
<c:url var="remove" value="/admin/tokens/delete"><c:param name="id" value="${line.token().id()}"/><c:param name="back" value="${back}"/></c:url>
<t:act path="/admin/tokens/act" label="pool.act.usage" style="quiet" name="act" value="usage"><input type="hidden" name="id" value="${line.token().id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act>
<c:choose><c:when test="${line.state() eq 'disabled'}"><t:act path="/admin/tokens/act" label="pool.act.enable" style="quiet" name="act" value="enable"><input type="hidden" name="id" value="${line.token().id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:when>
<c:otherwise><t:act path="/admin/tokens/act" label="pool.act.disable" style="quiet" name="act" value="disable"><input type="hidden" name="id" value="${line.token().id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:otherwise></c:choose>
<hr>
<c:if test="${line.token().isPublic()}"><a class="button quiet" data-dialog href="${fn:escapeXml(hide)}"><fmt:message key="pool.act.private"/></a></c:if>
<a class="button quiet danger" data-dialog href="${fn:escapeXml(remove)}"><fmt:message key="pool.act.delete"/></a>
