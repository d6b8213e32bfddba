<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="The head of a column that the list can be sorted by." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ attribute name="column" required="true" description="The column's name in the address." %>
<%@ attribute name="label" required="true" description="Message key of the column's name." %>
<%@ attribute name="number" required="false" description="Whether the column holds numbers." %>
<%@ attribute name="wide" required="false" description="Whether narrow screens leave it out." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="order" value="${list.order(column)}"/>
<th scope="col" class="sortable<c:if test="${number}"> number</c:if><c:if test="${wide}"> wide</c:if>"<c:if test="${order ne 'none'}"> aria-sort="${order}"</c:if>><a href="<c:url value='${list.sortedBy(column)}'/>"><fmt:message key="${label}"/></a></th>
