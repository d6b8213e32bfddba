<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="Which colour is which series of a chart." %>
<%@ attribute name="of" required="true" type="org.kirogate.page.chart.Chart" description="The chart." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<span class="legend"><c:forEach var="head" items="${of.heads()}"><c:if test="${not empty head.style()}"><span><i class="swatch ${head.style()}"></i><bdi><c:out value="${head.name()}"/></bdi></span></c:if></c:forEach></span>
