<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="Whose token it is and what sort of account." %>
<%@ attribute name="line" required="true" type="org.kirogate.admin.TokenLine" description="The token." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:choose><c:when test="${line.kindKnown()}"><fmt:message key="pool.kind.${line.token().kind()}"/></c:when><c:otherwise><bdi><c:out value="${line.token().kind()}"/></bdi></c:otherwise></c:choose>
