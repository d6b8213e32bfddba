<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The fields of a new super key, in the dialog and on the page alike." %>
<%@ attribute name="userId" required="false" description="Whose key it will be; the dialog's script sets it." %>
<%@ attribute name="name" required="false" description="The name typed so far; the default name when none." %>
<%@ attribute name="reason" required="false" description="The purpose typed so far." %>
<%@ attribute name="error" required="false" description="What was wrong with them." %>
<%@ attribute name="reaches" required="true" type="java.lang.Long" description="How many public tokens it will reach now." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<div class="notice bad" role="alert" data-error<c:if test="${empty error}"> hidden</c:if>><c:out value="${error}"/></div>
<input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
<input type="hidden" name="user_id" value="${fn:escapeXml(userId)}">
<label class="field"><span class="label"><fmt:message key="key.nameField"/></span>
    <input class="input" name="name" required maxlength="64" autocomplete="off" value="${empty name ? '超级密钥' : fn:escapeXml(name)}" placeholder="<fmt:message key='key.nameExamples'/>">
    <span class="hint"><fmt:message key="key.nameHint"/></span></label>
<label class="field"><span class="label"><fmt:message key="key.reasonField"/> <small><fmt:message key="key.optional"/></small></span>
    <input class="input" name="reason" maxlength="500" autocomplete="off" value="${fn:escapeXml(reason)}" placeholder="<fmt:message key='key.reasonHint'/>"></label>
<div class="notice super"><fmt:message key="key.willReach"><fmt:param value="${reaches}"/></fmt:message></div>
