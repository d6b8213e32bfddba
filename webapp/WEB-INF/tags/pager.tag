<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="Which rows a list shows, how many on a page, and links to its other pages." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ attribute name="pager" required="true" type="org.kirogate.page.Pager" description="Where this page stands." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="pager">
    <span><fmt:message key="pager.rows"><fmt:param value="${pager.first()}"/><fmt:param value="${pager.last()}"/><fmt:param value="${pager.total()}"/></fmt:message></span>
    <form method="post" action="<c:url value='/preferences'/>">
        <input type="hidden" name="back" value="${fn:escapeXml(list.onPage(1))}">
        <label><fmt:message key="pager.size"/>&#32;<select class="select small" name="rows" data-submit>
            <c:forEach var="size" items="${list.sizes()}"><option<c:if test="${size == list.pageSize()}"> selected</c:if>>${size}</option></c:forEach>
        </select></label>
        <button class="button small no-script"><fmt:message key="pager.set"/></button>
    </form>
    <span class="grow"></span>
    <c:if test="${pager.pages() > 1}">
        <nav aria-label="<fmt:message key='pager.pages'/>">
            <c:forEach var="number" items="${pager.links()}"><c:choose>
                <c:when test="${number == 0}"><span>…</span></c:when>
                <c:when test="${number == pager.page()}"><a href="<c:url value='${list.onPage(number)}'/>" aria-current="page">${number}</a></c:when>
                <c:otherwise><a href="<c:url value='${list.onPage(number)}'/>"<c:if test="${number == pager.page() - 1}"> rel="prev"</c:if><c:if test="${number == pager.page() + 1}"> rel="next"</c:if>>${number}</a></c:otherwise>
            </c:choose></c:forEach>
        </nav>
    </c:if>
</div>
