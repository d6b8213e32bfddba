<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="Plots over one time axis and the table they stand for. A script (chart) adds a tooltip and reading by arrow keys." %>
<%@ attribute name="of" required="true" type="org.kirogate.page.chart.Chart" description="The chart." %>
<%@ attribute name="label" required="true" description="Message key of what it shows." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<figure class="chart" data-chart>
    <div class="plots" tabindex="0" role="group" aria-label="<fmt:message key='${label}'/>" data-plots><div aria-hidden="true"><c:forEach var="plot" items="${of.plots()}"><t:plot of="${plot}"/></c:forEach></div><span class="hidden" aria-live="polite" data-read></span></div>
    <details class="data" data-keep><summary><fmt:message key="chart.table"/></summary><div class="table-scroll" tabindex="0" role="group" aria-label="<fmt:message key='chart.table'/>"><table class="values-table">
        <thead><tr><th scope="col"><fmt:message key="chart.slot"/></th><c:forEach var="head" items="${of.heads()}"><th scope="col" class="number" data-style="${head.style()}"><bdi><c:out value="${head.name()}"/></bdi></th></c:forEach></tr></thead>
        <tbody><c:forEach var="row" items="${of.rows()}"><tr><th scope="row">${row.slot()}</th><c:forEach var="cell" items="${row.cells()}" varStatus="at"><td class="number" data-label="${fn:escapeXml(of.heads()[at.index].name())}">${cell}</td></c:forEach></tr>
</c:forEach></tbody></table></div></details>
</figure>
