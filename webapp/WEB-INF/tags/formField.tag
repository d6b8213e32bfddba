<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A field of a form with its label, a hint, and what was wrong with it in place of the hint." %>
<%@ attribute name="name" required="true" description="Its name." %>
<%@ attribute name="label" required="true" description="Message key of its label." %>
<%@ attribute name="value" required="true" description="What stands in it." %>
<%@ attribute name="error" required="true" type="org.kirogate.page.Told" description="What was wrong with the form." %>
<%@ attribute name="field" required="true" description="Name of the field that was wrong, empty = none." %>
<%@ attribute name="hint" required="true" description="Message key of the hint." %>
<%@ attribute name="mode" required="false" description="Its inputmode." %>
<%@ attribute name="list" required="false" description="Id of a list of examples." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="wrong" value="${error.said() and field eq name}"/>
<label class="field"><span class="label"><fmt:message key="${label}"/></span><input class="input" id="field-${name}" name="${name}" value="${fn:escapeXml(value)}" autocomplete="off" aria-describedby="${name}-hint"<c:if test="${not empty mode}"> inputmode="${mode}"</c:if><c:if test="${not empty list}"> list="${list}"</c:if><c:if test="${wrong}"> aria-invalid="true" autofocus</c:if>>
    <c:choose><c:when test="${wrong}"><span class="error" id="${name}-hint" role="alert"><t:icon name="warning"/><span><t:told reason="${error}"/></span></span></c:when><c:otherwise><span class="hint" id="${name}-hint"><fmt:message key="${hint}"/></span></c:otherwise></c:choose></label>
