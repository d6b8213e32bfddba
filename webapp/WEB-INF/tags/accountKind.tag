<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A sort of account in words." %>
<%@ attribute name="kind" required="true" description="The provider's name for it, or other." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:choose><c:when test="${kind eq 'other'}"><fmt:message key="tokens.otherKind"/></c:when><c:otherwise><fmt:message key="pool.kind.${kind}"/></c:otherwise></c:choose>
