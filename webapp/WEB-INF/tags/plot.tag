<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One plot of a chart: title, unit, values at the left, shapes, and below them the time axis when the plot carries it." %>
<%@ attribute name="of" required="true" type="org.kirogate.page.chart.Plot" description="The plot." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="plot-head"><span><c:out value="${of.title()}"/></span><span class="unit"><c:out value="${of.unit()}"/></span></div>
<div class="plot">
<svg class="values" height="${of.height()}" width="44"><c:forEach var="grid" items="${of.grids()}"><text x="36" y="${grid.y()}" dy="4" text-anchor="end">${grid.label()}</text></c:forEach></svg>
<svg class="area" height="${of.height()}" width="100%" viewBox="0 0 1000 ${of.height()}" preserveAspectRatio="none" data-plot><c:forEach var="grid" items="${of.grids()}"><path class="grid" d="M0 ${grid.y()}H1000"/></c:forEach><c:forEach var="shape" items="${of.shapes()}"><path class="${shape.line() ? 'line ' : 'bar '}${shape.style()}" d="${shape.path()}"/></c:forEach></svg>
</div>
<c:if test="${not empty of.ticks()}"><div class="plot"><span></span><svg class="ticks" height="20" width="100%"><c:forEach var="tick" items="${of.ticks()}"><text x="${tick.x()}%" y="14" text-anchor="middle"<c:if test="${tick.minor()}"> class="minor"</c:if>>${tick.label()}</text></c:forEach></svg></div></c:if>
