<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A small line beside a number." %>
<%@ attribute name="of" required="true" type="org.kirogate.page.chart.Spark" description="The line." %>
<%@ attribute name="label" required="false" description="Message key of what it shows; without one it is an ornament of the number beside it." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<svg class="spark<c:if test="${of.idle()}"> idle</c:if>" viewBox="0 0 88 28"<c:choose><c:when test="${empty label}"> aria-hidden="true"</c:when><c:otherwise> role="img" aria-label="<fmt:message key='${label}'/>"</c:otherwise></c:choose>><c:if test="${not empty of.under()}"><path class="under" d="${of.under()}"/></c:if><path class="stroke" d="${of.line()}"/></svg>
