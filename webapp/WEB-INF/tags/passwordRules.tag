<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="The rules of a new password; with script they tick while one types into the form's field that has data-password." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<ul class="password-rules" id="password-rules" data-password-rules>
    <c:forEach var="rule" items="length,lower,upper,digit,other"><li data-rule="${rule}"><t:icon name="check"/><t:icon name="more"/><span><fmt:message key="password.rule.${rule}"/></span></li></c:forEach>
</ul>
<span class="hint"><fmt:message key="password.rule.three"/></span>
