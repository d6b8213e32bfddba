<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="error.title">
    <div class="card">
        <h1><fmt:message key="error.title"/></h1>
        <p class="context"><c:out value="${view.message()}"/></p>
        <p class="context"><fmt:message key="error.request"/> <code><c:out value="${view.requestId()}"/></code></p>
        <a class="button" href="<c:url value='${frame.home()}'/>"><fmt:message key="error.back"/></a>
    </div>
</t:layout>
