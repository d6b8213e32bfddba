<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One item of a user's usage, or their sum." %>
<%@ attribute name="row" required="true" type="org.kirogate.portal.OwnUsageView.Row" description="The item." %>
<%@ attribute name="total" required="false" description="Whether it is the sum." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<tr><th scope="row"><c:choose><c:when test="${total}"><fmt:message key="usage.sum"/></c:when><c:otherwise><span class="item"><i class="swatch ${row.style()}"></i><span><bdi><c:out value="${row.name().text()}"/></bdi><c:if test="${row.name().superKey() or not empty row.name().sub()}"><span class="sub"><c:if test="${row.name().superKey()}"><span class="tag super">🔑 <fmt:message key="mine.super"/></span>&#32;</c:if><span class="mono"><c:out value="${row.name().sub()}"/></span></span></c:if></span></span></c:otherwise></c:choose></th>
    <td class="number" data-label="<fmt:message key='usage.show.requests'/>" title="${row.figures().requests().exact()}">${row.figures().requests().text()}</td>
    <td class="number rate ${row.figures().rateStyle()}" data-label="<fmt:message key='mine.rate'/>">${row.figures().rate()}<c:if test="${row.figures().rate() ne '–'}">%</c:if></td>
    <td class="number" data-label="<fmt:message key='usage.show.input'/>" title="${row.figures().input().exact()}">${row.figures().input().text()}</td>
    <td class="number" data-label="<fmt:message key='usage.show.output'/>" title="${row.figures().output().exact()}">${row.figures().output().text()}</td>
    <td class="number" data-label="<fmt:message key='usage.show.credits'/>" title="${row.figures().credits().exact()}">${row.figures().credits().text()}</td>
    <td class="wide"><c:if test="${not total}"><t:share percent="${row.figures().share()}" colour="${row.style()}"/></c:if></td></tr>
