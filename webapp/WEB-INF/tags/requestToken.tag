<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A token of a request: its number and name lead to its page, unless it is gone or another's." %>
<%@ attribute name="of" required="true" type="org.kirogate.page.receipt.ReceiptView" description="The receipt." %>
<%@ attribute name="id" required="true" type="java.lang.Long" description="The token." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:choose><c:when test="${empty of.name(id)}">#${id}</c:when><c:otherwise><a href="<c:url value='${of.pages()}${id}'/>">#${id}&#32;<bdi><c:out value="${of.name(id)}"/></bdi></a></c:otherwise></c:choose>
