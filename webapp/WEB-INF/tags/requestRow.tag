<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One request in the list." %>
<%@ attribute name="row" required="true" type="org.kirogate.admin.RequestLine" description="The request." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="record" value="${row.record()}"/>
<tr>
    <th scope="row" class="begun"><a href="<c:url value='/admin/requests/${record.requestId()}'/>"><t:time at="${row.at()}"/></a><span class="sub mono"><c:out value="${record.requestId()}"/></span></th>
    <td class="of-key" data-label="<fmt:message key='requests.key'/>"><t:requestKey line="${row}"/></td>
    <td data-label="<fmt:message key='requests.user'/>"><bdi><c:out value="${row.user()}"/></bdi></td>
    <td class="of-model" data-label="<fmt:message key='requests.model'/>"><bdi><c:out value="${empty record.route().modelAsked() ? '–' : record.route().modelAsked()}"/></bdi><c:if test="${row.otherModel()}"><span class="sub">→ <bdi><c:out value="${record.route().modelServed()}"/></bdi></span></c:if></td>
    <td class="state"><span class="badge ${record.outcome().label()}"><fmt:message key="requests.outcome.${record.outcome().label()}"/>&#32;${record.status()}</span></td>
    <td class="number" data-label="<fmt:message key='requests.firstToken'/>"><t:span ms="${record.firstTokenMs()}"/></td>
    <td class="number" data-label="<fmt:message key='requests.duration'/>"><t:span ms="${record.durationMs()}"/></td>
    <td class="number" data-label="<fmt:message key='requests.tokens'/>"><fmt:formatNumber value="${record.inputTokens()}"/> / <fmt:formatNumber value="${record.outputTokens()}"/></td>
    <td class="number" data-label="<fmt:message key='requests.credits'/>"><fmt:formatNumber value="${record.credits()}" maxFractionDigits="4"/></td>
    <td class="number" data-label="<fmt:message key='requests.attempts'/>">${record.route().attempts()}</td>
</tr>
