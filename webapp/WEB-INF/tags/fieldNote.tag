<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="What stands under a field: what is wrong with it, else a hint." %>
<%@ attribute name="id" required="true" description="Its id, for aria-describedby." %>
<%@ attribute name="error" required="false" description="What is wrong, as text." %>
<%@ attribute name="hint" required="false" description="Message key of the hint." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:choose><c:when test="${not empty error}"><span class="error" id="${id}"><t:icon name="warning"/><span><c:out value="${error}"/></span></span></c:when>
<c:when test="${not empty hint}"><span class="hint" id="${id}"><fmt:message key="${hint}"/></span></c:when></c:choose>
