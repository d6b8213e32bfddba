<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="An announcement as users see it: text only, its line breaks kept." %>
<%@ attribute name="text" required="true" description="What it says." %>
<%@ attribute name="part" required="false" description="Name by which a script finds the text." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="notice announcement" role="note" aria-label="<fmt:message key='site.announcement'/>"><t:icon name="info"/><span class="said"><bdi<c:if test="${not empty part}"> data-shows="${part}"</c:if>><c:out value="${text}"/></bdi></span></div>
