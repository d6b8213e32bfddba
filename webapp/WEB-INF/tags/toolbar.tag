<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Search and filters of a list: a GET form whose body holds the filters; with script it follows while one types." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ attribute name="search" required="true" description="Message key of what can be searched." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<form class="toolbar" method="get" action="<c:url value='${list.shape().path()}'/>" role="search" data-follow>
    <span class="search"><t:icon name="search"/><input class="input" type="search" name="search" data-live-search maxlength="100" value="${fn:escapeXml(list.search())}"
        aria-label="<fmt:message key='${search}'/>" placeholder="<fmt:message key='${search}'/>"><kbd class="needs-script" aria-hidden="true">/</kbd></span>
    <jsp:doBody/>
    <c:forEach var="kept" items="${list.kept()}"><input type="hidden" name="${kept.key}" value="${fn:escapeXml(kept.value)}"></c:forEach>
    <button class="button no-script"><fmt:message key="list.find"/></button>
</form>
