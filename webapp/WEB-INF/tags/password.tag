<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A field for a password, with a button that shows what is typed. Its id is its name." %>
<%@ attribute name="name" required="true" description="Name and id of the field." %>
<%@ attribute name="autocomplete" required="true" description="current-password or new-password." %>
<%@ attribute name="rules" required="false" type="java.lang.Boolean" description="Whether a list of rules below ticks while one types." %>
<%@ attribute name="focus" required="false" type="java.lang.Boolean" description="Whether the page begins there." %>
<%@ attribute name="error" required="false" description="Id of what says what is wrong with it, empty = nothing is." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<span class="reveal"><input class="input large" id="${name}" type="password" name="${name}" autocomplete="${autocomplete}" required maxlength="200"<c:if test="${rules}"> data-password</c:if><c:if test="${focus}"> autofocus</c:if><c:choose><c:when test="${not empty error}"> aria-invalid="true" aria-describedby="${error}"</c:when><c:when test="${rules}"> aria-describedby="password-rules"</c:when></c:choose>>
    <button type="button" class="needs-script" data-reveal="${name}" aria-pressed="false" data-hide="<fmt:message key='password.hide'/>"><fmt:message key="password.show"/></button></span>
