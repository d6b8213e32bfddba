<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="One act in the record: who, what, to what, and what it was before." %>
<%@ attribute name="row" required="true" type="org.kirogate.admin.AuditPage.Row" description="The act." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="entry" value="${row.entry()}"/>
<tr>
    <td class="when"><t:time at="${row.at()}"/></td>
    <th scope="row"><c:choose><c:when test="${row.known()}"><fmt:message key="audit.action.${entry.action()}"/></c:when><c:otherwise><span class="mono"><c:out value="${entry.action()}"/></span></c:otherwise></c:choose></th>
    <td data-label="<fmt:message key='audit.actor'/>"><c:choose>
        <c:when test="${entry.actor() eq 'admin'}"><fmt:message key="audit.filter.actor.admin"/></c:when>
        <c:when test="${entry.actor() eq 'system'}"><fmt:message key="audit.filter.actor.system"/></c:when>
        <c:when test="${not empty row.user()}"><c:url var="user" value="/admin/users"><c:param name="search" value="${row.user()}"/></c:url><a href="${fn:escapeXml(user)}"><fmt:message key="audit.user"/>&#32;<c:out value="${row.user()}"/></a></c:when>
        <c:otherwise><bdi><c:out value="${entry.actor()}"/></bdi></c:otherwise></c:choose><span class="sub mono"><c:out value="${entry.address()}"/></span></td>
    <td data-label="<fmt:message key='audit.target'/>"><c:choose><c:when test="${empty row.link()}"><span class="mono"><bdi><c:out value="${entry.target()}"/></bdi></span></c:when><c:otherwise><a class="mono" href="<c:url value='${row.link()}'/>"><c:out value="${entry.target()}"/></a></c:otherwise></c:choose></td>
    <td class="detail-cell"><c:if test="${row.folded()}"><details><summary><c:choose><c:when test="${empty entry.reason()}"><c:forEach var="fact" items="${row.facts()}" end="2" varStatus="place"><c:if test="${not place.first}">, </c:if><c:choose><c:when test="${fact.known()}"><fmt:message key="audit.field.${fact.name()}"/></c:when><c:otherwise><c:out value="${fact.name()}"/></c:otherwise></c:choose></c:forEach><c:if test="${fn:length(row.facts()) > 3}">…</c:if></c:when><c:otherwise><bdi><c:out value="${entry.reason()}"/></bdi></c:otherwise></c:choose></summary>
        <dl class="changes"><c:forEach var="fact" items="${row.facts()}">
            <dt><c:choose><c:when test="${fact.known()}"><fmt:message key="audit.field.${fact.name()}"/></c:when><c:otherwise><span class="mono"><c:out value="${fact.name()}"/></span></c:otherwise></c:choose></dt>
            <dd><c:if test="${fact.change()}"><del><span class="hidden"><fmt:message key="audit.before"/></span><c:choose><c:when test="${fact.time()}"><t:time at="${fact.was()}"/></c:when><c:when test="${fact.said()}"><fmt:message key="audit.value.${fact.before()}"/></c:when><c:otherwise><bdi><c:out value="${empty fact.before() ? '–' : fact.before()}"/></bdi></c:otherwise></c:choose></del><span class="to" aria-hidden="true">→</span><span class="hidden"><fmt:message key="audit.after"/></span></c:if><c:choose><c:when test="${fact.time()}"><t:time at="${fact.at()}"/></c:when><c:when test="${fact.said()}"><fmt:message key="audit.value.${fact.value()}"/></c:when><c:otherwise><bdi><c:out value="${empty fact.value() ? '–' : fact.value()}"/></bdi></c:otherwise></c:choose></dd></c:forEach>
            <c:if test="${not empty entry.reason()}"><dt><fmt:message key="audit.reason"/></dt><dd><bdi><c:out value="${entry.reason()}"/></bdi></dd></c:if>
            <dt><fmt:message key="audit.code"/></dt><dd class="mono"><c:out value="${entry.action()}"/></dd></dl></details></c:if></td>
</tr>
