<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="The key of a request: its name leads to the key's requests, its prefix stands under it." %>
<%@ attribute name="line" required="true" type="org.kirogate.admin.RequestLine" description="The request." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="keyId" value="${line.record().who().keyId()}"/><c:choose><c:when test="${empty line.key().prefix()}">–</c:when><c:otherwise><c:url var="its" value="/admin/requests"><c:param name="search" value="key:${keyId}"/></c:url><a href="${fn:escapeXml(its)}"><bdi><c:out value="${line.key().name()}"/></bdi></a><span class="sub"><span class="mono"><c:out value="${line.key().prefix()}"/>…</span><c:if test="${line.record().who().superKey()}">&#32;<span class="tag super"><fmt:message key="requests.super"/></span></c:if><c:if test="${line.key().deleted()}">&#32;<fmt:message key="requests.keyGone"/></c:if></span></c:otherwise></c:choose>
