<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One field of the form of limits: its label, and what is wrong with it, else a hint." %>
<%@ attribute name="form" required="true" type="org.kirogate.page.LimitForm" description="The form." %>
<%@ attribute name="name" required="true" description="Name of the limit." %>
<%@ attribute name="mode" required="true" description="Its inputmode; empty = a text of several lines." %>
<%@ attribute name="words" required="false" description="Beginning of the message key of a shorter label, where the place says the rest; a dot and the amount follow." %>
<%@ attribute name="amount" required="false" description="The amount, with words." %>
<%@ attribute name="hint" required="false" description="Message key of the hint." %>
<%@ attribute name="list" required="false" description="Id of a list of examples." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="wrong" value="${form.error(name)}"/><fmt:message var="whole" key="audit.field.limits.${name}"/>
<label class="field"><span class="label"><c:choose><c:when test="${empty words}"><c:out value="${whole}"/></c:when><c:otherwise><fmt:message key="${words}.${amount}"/></c:otherwise></c:choose></span>
    <c:choose><c:when test="${empty mode}"><textarea class="input code-input" id="limit-${name}" name="${name}" rows="3" maxlength="8000" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="${name}-note"<c:if test="${wrong.said()}"> aria-invalid="true" autofocus</c:if>><c:out value="${form.value(name)}"/></textarea></c:when>
    <c:otherwise><input class="input" id="limit-${name}" name="${name}" inputmode="${mode}" maxlength="64" autocomplete="off"<c:if test="${not empty words}"> aria-label="${fn:escapeXml(whole)}"</c:if><c:if test="${not empty list}"> list="${list}"</c:if> aria-describedby="${name}-note" value="${fn:escapeXml(form.value(name))}"<c:if test="${wrong.said()}"> aria-invalid="true" autofocus</c:if>></c:otherwise></c:choose>
    <c:choose><c:when test="${wrong.said()}"><span class="error" id="${name}-note"><t:icon name="warning"/><span><t:told reason="${wrong}"/></span></span></c:when><c:when test="${not empty hint}"><span class="hint" id="${name}-note"><fmt:message key="${hint}"/></span></c:when><c:otherwise><span id="${name}-note" hidden></span></c:otherwise></c:choose></label>
