<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One filter of a list." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ attribute name="name" required="true" description="The filter's name in the address." %>
<%@ attribute name="words" required="true" description="Beginning of the message keys of its values, a dot and the value follow." %>
<%@ attribute name="label" required="true" description="Message key of what it filters." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<select class="select" name="${name}" data-submit aria-label="<fmt:message key='${label}'/>">
    <c:forEach var="value" items="${list.values(name)}"><option value="${value}"<c:if test="${list.filter(name) eq value}"> selected</c:if>><fmt:message key="${words}.${value}"/></option></c:forEach>
</select>
