<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One thing to look at: how soon, what, why, and the act." %>
<%@ attribute name="item" required="true" type="org.kirogate.admin.Attention.Item" description="The thing." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message var="sentence" key="attention.${item.kind()}"><fmt:param value="${item.first()}"/><fmt:param value="${item.second()}"/><fmt:param value="${item.count()}"/></fmt:message>
<li><span class="mark ${item.style()}"><t:icon name="${item.icon()}"/></span>
    <span class="grow"><a class="plain" href="<c:url value='${item.path()}'/>"><bdi><c:out value="${sentence}"/></bdi></a>
        <span class="sub"><c:if test="${item.reason().said()}"><t:told reason="${item.reason()}"/> · </c:if><fmt:message key="attention.${item.kind()}.why"/><c:if test="${item.until().known()}">&#32;<t:time at="${item.until()}"/></c:if></span></span>
    <a class="button small" href="<c:url value='${item.path()}'/>"><fmt:message key="attention.${item.kind()}.act"/></a></li>
