<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The form of a new super key, in the dialog and on the page alike." %>
<%@ attribute name="userId" required="false" description="Whose key it will be; the dialog has a script that sets it." %>
<%@ attribute name="owner" required="false" description="The same for people." %>
<%@ attribute name="askOwner" required="false" type="java.lang.Boolean" description="Whether the name of the owner is typed into the form." %>
<%@ attribute name="name" required="false" description="The name typed so far." %>
<%@ attribute name="reason" required="false" description="The purpose typed so far." %>
<%@ attribute name="validity" required="true" type="java.util.List" description="Terms that can be chosen." %>
<%@ attribute name="valid" required="false" description="The term chosen so far." %>
<%@ attribute name="until" required="false" description="The last day chosen so far." %>
<%@ attribute name="back" required="false" description="Where it leads back to, inside the application; the list of users when left out." %>
<%@ attribute name="error" required="false" description="What was wrong with them." %>
<%@ attribute name="once" required="true" description="Makes sure that the form makes one key." %>
<%@ attribute name="reaches" required="true" type="java.lang.Long" description="How many public tokens it will reach now." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="dialog-head">
    <span class="seal small"><t:icon name="key"/></span>
    <div><h1 id="super-key-title"><fmt:message key="key.new"/></h1>
        <c:if test="${not askOwner}"><p><fmt:message key="key.owner"/>&#32;<bdi data-owner><c:out value="${owner}"/></bdi></p></c:if></div>
</div>
<div class="dialog-body">
    <div class="notice bad" role="alert" data-error<c:if test="${empty error}"> hidden</c:if>><t:icon name="alert"/><span><c:out value="${error}"/></span></div>
    <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
    <input type="hidden" name="once" value="${fn:escapeXml(once)}">
    <c:if test="${not empty back}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></c:if>
    <c:choose><c:when test="${askOwner}"><label class="field"><span class="label"><fmt:message key="key.owner"/></span>
        <input class="input" name="owner" autofocus required maxlength="20" autocomplete="off" spellcheck="false" value="${fn:escapeXml(owner)}">
        <span class="hint"><fmt:message key="key.ownerHint"/></span></label></c:when>
        <c:otherwise><input type="hidden" name="user_id" value="${fn:escapeXml(userId)}"></c:otherwise></c:choose>
    <label class="field"><span class="label"><fmt:message key="key.nameField"/><small class="end" data-counter></small></span>
        <input class="input" name="name"<c:if test="${not askOwner}"> autofocus</c:if> required maxlength="64" autocomplete="off" value="${empty name ? '超级密钥' : fn:escapeXml(name)}" placeholder="<fmt:message key='key.nameExamples'/>">
        <span class="hint"><fmt:message key="key.nameHint"/></span></label>
    <label class="field"><span class="label"><fmt:message key="key.reasonField"/><small><fmt:message key="key.optional"/></small></span>
        <input class="input" name="reason" maxlength="500" autocomplete="off" value="${fn:escapeXml(reason)}" placeholder="<fmt:message key='key.reasonHint'/>"></label>
    <t:keyTerm validity="${validity}" valid="${valid}" until="${until}"/>
    <div class="notice super"><t:icon name="globe"/><span><fmt:message key="${reaches > 0 ? 'key.willReach' : 'key.willReachNone'}"><fmt:param value="${reaches}"/></fmt:message></span></div>
</div>
<div class="dialog-foot"><span class="grow"></span>
    <a class="button" data-cancel href="<c:url value='${empty back ? "/admin/users" : back}'/>"><fmt:message key="key.cancel"/></a>
    <button type="submit" class="button super solid"><fmt:message key="key.confirm"/></button></div>
