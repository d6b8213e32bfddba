<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="error.is.${view.what()}" centred="true">
    <div class="failure">
        <t:icon name="gate"/>
        <h1><fmt:message key="error.is.${view.what()}"/></h1>
        <p><bdi><c:out value="${view.message()}"/></bdi></p>
        <c:if test="${not empty view.places()}"><p class="ways">
            <c:forEach var="place" items="${view.places()}" varStatus="row"><a class="button<c:if test="${row.last}"> quiet</c:if>" href="<c:url value='${place.path()}'/>"><c:choose><c:when test="${empty place.emoji()}"><fmt:message key="error.place.${place.name()}"/></c:when><c:otherwise><span class="emoji">${place.emoji()}</span> <fmt:message key="tab.${place.name()}"/></c:otherwise></c:choose></a>
            </c:forEach>
        </p></c:if>
        <p class="quote">${view.status()} · <fmt:message key="error.request"/>&#32;<code><c:out value="${view.requestId()}"/></code>&#32;<fmt:message key="error.quote"/></p>
    </div>
</t:layout>
