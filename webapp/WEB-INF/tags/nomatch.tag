<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A list whose search or filters find nothing: it names them and offers their removal." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="empty"><svg class="drawing" aria-hidden="true"><use href="${frame.asset('img/icons.svg')}#gate"></use></svg>
    <div><h2><fmt:message key="list.noMatch"/></h2><c:if test="${not empty list.search()}"><p><bdi>“<c:out value="${list.search()}"/>”</bdi></p></c:if></div>
    <a class="button" href="<c:url value='${list.cleared()}'/>"><fmt:message key="list.clear"/></a></div>
