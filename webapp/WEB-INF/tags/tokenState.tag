<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="The state of a token, with why and until when in words." %>
<%@ attribute name="line" required="true" type="org.kirogate.admin.TokenLine" description="The token." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<span class="badge ${line.state()}"><fmt:message key="pool.state.${line.state()}"/></span><c:choose>
<c:when test="${not empty line.said()}"><span class="sub reason"><c:choose><c:when test="${not empty line.why()}"><fmt:message key="pool.why.${line.why()}"/></c:when><c:otherwise><bdi><c:out value="${line.said()}"/></bdi></c:otherwise></c:choose><c:if test="${line.until().known()}"><fmt:message key="pool.comma"/><t:time at="${line.until()}"/>&#32;<fmt:message key="pool.until.${line.state()}"/></c:if></span></c:when>
<c:when test="${not empty line.hours()}"><span class="sub reason"><fmt:message key="pool.terms.hoursShort"/><bdi><c:out value="${line.hours()}"/></bdi></span></c:when>
</c:choose>
