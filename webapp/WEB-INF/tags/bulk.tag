<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What can be done with the ticked rows: floats at the foot of the list. Rows carry a box named id with form=bulk; the body holds the acts as buttons named act." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ attribute name="path" required="true" description="Where it is sent, inside the application." %>
<%@ attribute name="total" required="true" description="Rows of the whole result." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<form id="bulk" class="bulk" method="post" action="<c:url value='${path}'/>" data-bulk data-words="<fmt:message key='bulk.chosen'/>">
    <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
    <input type="hidden" name="search" value="${fn:escapeXml(list.search())}">
    <c:forEach var="chosen" items="${list.chosen()}"><input type="hidden" name="${chosen.key}" value="${fn:escapeXml(chosen.value)}"></c:forEach>
    <span data-chosen role="status"><fmt:message key="bulk.ticked"/></span>
    <label class="all"><input type="checkbox" name="all" value="1"> <fmt:message key="bulk.all"><fmt:param value="${total}"/></fmt:message></label>
    <span class="grow"></span><jsp:doBody/>
    <button type="reset" class="button quiet small needs-script" aria-label="<fmt:message key='bulk.none'/>" title="<fmt:message key='bulk.none'/>"><t:icon name="close"/></button>
</form>
