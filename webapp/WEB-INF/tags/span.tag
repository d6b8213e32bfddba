<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="How long something took; nothing that can be seen took none." %>
<%@ attribute name="ms" required="true" type="java.lang.Long" description="Milliseconds." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<c:choose><c:when test="${ms == 0}">–</c:when><c:when test="${ms < 100}">${ms}&#32;ms</c:when><c:otherwise><fmt:formatNumber value="${ms / 1000}" minFractionDigits="2" maxFractionDigits="2"/>&#32;s</c:otherwise></c:choose>
