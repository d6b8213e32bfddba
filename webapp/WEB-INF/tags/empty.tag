<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="An empty list: a small drawing, what is so, why or what it needs; the body holds one button." %>
<%@ attribute name="drawing" required="false" description="A symbol of icons.svg; gate when left out." %>
<%@ attribute name="title" required="true" description="Message key of what is so." %>
<%@ attribute name="text" required="false" description="Message key of why, or what it needs." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="empty"><svg class="drawing" aria-hidden="true"><use href="${frame.asset('img/icons.svg')}#${empty drawing ? 'gate' : drawing}"></use></svg>
    <div><h2><fmt:message key="${title}"/></h2><c:if test="${not empty text}"><p><fmt:message key="${text}"/></p></c:if></div><jsp:doBody/></div>
