<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleText="${view.title()}" centred="true">
    <div class="failure">
        <t:icon name="gate"/>
        <h1><c:out value="${view.title()}"/></h1>
        <p><c:out value="${view.message()}"/></p>
        <p class="places">
            <c:if test="${frame.console()}"><a class="button" href="<c:url value='/admin/users'/>"><span class="emoji">👥</span> <fmt:message key="tab.users"/></a></c:if>
            <a class="button<c:if test="${frame.console()}"> quiet</c:if>" href="<c:url value='/'/>"><fmt:message key="error.home"/></a>
        </p>
        <p class="quote">${view.status()} · <fmt:message key="error.request"/> <code><c:out value="${view.requestId()}"/></code> <fmt:message key="error.quote"/></p>
    </div>
</t:layout>
