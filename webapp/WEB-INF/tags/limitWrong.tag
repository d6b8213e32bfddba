<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="Says at the top of a form of limits that nothing was saved, and leads to the field that is wrong." %>
<%@ attribute name="form" required="true" type="org.kirogate.page.LimitForm" description="The form." %>
<%@ attribute name="error" required="true" description="What is wrong, empty = nothing is." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:if test="${not empty error}"><div class="notice bad" role="alert"><t:icon name="alert"/><span><c:out value="${error}"/><c:if test="${form.why().said()}">&#32;<a href="#limit-${form.wrong()}"><fmt:message key="audit.field.limits.${form.wrong()}"/></a></c:if></span></div></c:if>
