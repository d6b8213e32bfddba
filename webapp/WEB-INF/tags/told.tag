<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A reason in the reader's words; as it came when there are none." %>
<%@ attribute name="reason" required="true" type="org.kirogate.page.Told" description="The reason." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:choose><c:when test="${empty reason.key()}"><bdi><c:out value="${reason.text()}"/></bdi></c:when><c:when test="${reason.state()}"><fmt:message key="pool.why.${reason.key()}"/></c:when><c:otherwise><fmt:message key="told.${reason.key()}"><c:forEach var="value" items="${reason.values()}"><fmt:param value="${fn:escapeXml(value)}"/></c:forEach></fmt:message></c:otherwise></c:choose>
