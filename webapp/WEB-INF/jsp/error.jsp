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
        <c:if test="${view.elsewhere()}"><p class="ways">
            <c:forEach var="place" items="${view.places()}"><a class="button" href="<c:url value='${place.path()}'/>"><span class="emoji">${place.emoji()}</span> <fmt:message key="tab.${place.tab()}"/></a></c:forEach>
            <c:choose><c:when test="${frame.console()}"><a class="button" href="<c:url value='/admin'/>"><fmt:message key="error.console"/></a></c:when><c:when test="${view.what() eq 'maintenance'}"><a class="button" href="<c:url value='/status'/>"><fmt:message key="frame.status"/></a></c:when><c:otherwise><a class="button" href="<c:url value='/docs'/>"><fmt:message key="frame.docs"/></a></c:otherwise></c:choose>
            <a class="button quiet" href="<c:url value='/'/>"><fmt:message key="error.home"/></a>
        </p></c:if>
        <p class="quote">${view.status()} · <fmt:message key="error.request"/>&#32;<code><c:out value="${view.requestId()}"/></code>&#32;<fmt:message key="error.quote"/></p>
    </div>
</t:layout>
