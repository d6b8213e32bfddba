<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A button that is a form of its own: a POST with the session's token. Its body holds further fields, hidden." %>
<%@ attribute name="path" required="true" description="Where it is sent, inside the application." %>
<%@ attribute name="label" required="true" description="Message key on the button." %>
<%@ attribute name="style" required="false" description="Classes of the button besides button." %>
<%@ attribute name="icon" required="false" description="A picture before the word." %>
<%@ attribute name="name" required="false" description="Name of the button as a field." %>
<%@ attribute name="value" required="false" description="Its value." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<form class="act" method="post" action="<c:url value='${path}'/>"><input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><jsp:doBody/><button class="button ${style}"<c:if test="${not empty name}"> name="${name}" value="${fn:escapeXml(value)}"</c:if>><c:if test="${not empty icon}"><t:icon name="${icon}"/></c:if><fmt:message key="${label}"/></button></form>
