<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Which rows a list shows, and links to its other pages." %>
<%@ attribute name="pager" required="true" type="org.kirogate.page.Pager" description="Where this page stands." %>
<%@ attribute name="path" required="true" description="Address of the list inside the application." %>
<%@ attribute name="search" required="true" description="The search in force, or empty text." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="pager">
    <span><fmt:message key="pager.rows"><fmt:param value="${pager.first()}"/><fmt:param value="${pager.last()}"/><fmt:param value="${pager.total()}"/></fmt:message></span>
    <c:if test="${pager.pages() > 1}">
        <nav aria-label="<fmt:message key='pager.pages'/>">
            <c:forEach var="number" items="${pager.links()}">
                <c:url var="address" value="${path}"><c:if test="${not empty search}"><c:param name="search" value="${search}"/></c:if><c:param name="page" value="${number}"/></c:url>
                <c:choose>
                    <c:when test="${number == 0}"><span>…</span></c:when>
                    <c:when test="${number == pager.page()}"><a href="${fn:escapeXml(address)}" aria-current="page">${number}</a></c:when>
                    <c:otherwise><a href="${fn:escapeXml(address)}"<c:if test="${number == pager.page() - 1}"> rel="prev"</c:if><c:if test="${number == pager.page() + 1}"> rel="next"</c:if>>${number}</a></c:otherwise>
                </c:choose>
            </c:forEach>
        </nav>
    </c:if>
</div>
