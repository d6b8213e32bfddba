<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="docs.title" place="docs" sheet="public" script="docs">
    <div class="title"><h1><fmt:message key="docs.title"/></h1>
        <span class="end"><a class="button" href="<c:url value='/docs/api'/>"><fmt:message key="frame.reference"/></a><a class="button" href="<c:url value='/playground'/>"><fmt:message key="frame.playground"/></a></span></div>
    <div class="guide" data-copy="<fmt:message key='key.copyCode'/>" data-icon="${frame.asset('img/icons.svg')}#copy">
        <nav aria-label="<fmt:message key='docs.contents'/>"><h2><fmt:message key="docs.contents"/></h2>
            <ul><c:forEach var="heading" items="${view.contents()}"><li class="level${heading.level()}"><a href="#${heading.anchor()}"><c:out value="${heading.text()}"/></a></li></c:forEach></ul></nav>
        <article class="panel padded">${view.html()}</article>
    </div>
</t:layout>
