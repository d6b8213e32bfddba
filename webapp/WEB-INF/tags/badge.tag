<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A state: a mark that differs in shape, a word, and why in words under it." %>
<%@ attribute name="state" required="true" description="active, cooling, exhausted, invalid, suspended, disabled, pending, banned, expiring, rotating, expired or the like." %>
<%@ attribute name="words" required="true" description="Beginning of the message key of the word, a dot and the state follow." %>
<%@ attribute name="reason" required="false" description="Why it is so, as text." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<span class="badge ${state}"><fmt:message key="${words}.${state}"/></span><c:if test="${not empty reason}"><span class="sub reason"><bdi><c:out value="${reason}"/></bdi></span></c:if>
