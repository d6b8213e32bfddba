<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="What an item of usage is called: name, whose it is, and whether it is a super key." %>
<%@ attribute name="of" required="true" type="org.kirogate.admin.UsageNames.Name" description="The name." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:choose><c:when test="${empty of.path()}"><bdi><c:out value="${of.text()}"/></bdi></c:when><c:otherwise><a class="plain" href="<c:url value='${of.path()}'/>"><bdi><c:out value="${of.text()}"/></bdi></a></c:otherwise></c:choose>
<c:if test="${of.superKey() or not empty of.sub()}"><span class="sub"><c:if test="${of.superKey()}"><span class="tag super"><fmt:message key="usage.super"/></span>&#32;</c:if><bdi><c:out value="${of.sub()}"/></bdi></span></c:if>
