<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One item of usage, or their sum." %>
<%@ attribute name="row" required="true" type="org.kirogate.admin.UsageView.Row" description="The item." %>
<%@ attribute name="speeds" required="true" description="Whether it knows its time to first token." %>
<%@ attribute name="total" required="false" description="Whether it is the sum." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<tr><th scope="row"><c:choose><c:when test="${total}"><fmt:message key="usage.sum"/></c:when><c:otherwise><span class="item"><i class="swatch ${row.style()}"></i><span><t:usageName of="${row.name()}"/></span></span></c:otherwise></c:choose></th>
    <td class="number" data-label="<fmt:message key='usage.show.requests'/>" title="${row.figures().requests().exact()}">${row.figures().requests().text()}</td>
    <td class="number rate ${row.figures().rateStyle()}" data-label="<fmt:message key='overview.success'/>">${row.figures().rate()}<c:if test="${row.figures().rate() ne '–'}">%</c:if></td>
    <td class="number" data-label="<fmt:message key='usage.show.input'/>" title="${row.figures().input().exact()}">${row.figures().input().text()}</td>
    <td class="number" data-label="<fmt:message key='usage.show.output'/>" title="${row.figures().output().exact()}">${row.figures().output().text()}</td>
    <td class="number" data-label="<fmt:message key='usage.show.credits'/>" title="${row.figures().credits().exact()}">${row.figures().credits().text()}</td>
    <td class="share-of"><c:if test="${not total}"><t:share percent="${row.figures().share()}" colour="${row.style()}"/></c:if></td>
    <c:if test="${speeds}"><td class="number" data-label="<fmt:message key='usage.median'/>">${row.median()}<c:if test="${row.median() ne '–'}"> s</c:if></td><td class="number" data-label="p95">${row.p95()}<c:if test="${row.p95() ne '–'}"> s</c:if></td></c:if></tr>
