<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A question before an act that destroys: a page of its own, and a dialog when a script opened it. The body says who is affected, when, and what remains." %>
<%@ attribute name="title" required="true" description="The question, as text: it names the thing." %>
<%@ attribute name="path" required="true" description="Where the form is sent, inside the application." %>
<%@ attribute name="back" required="true" description="Where cancelling leads, inside the application." %>
<%@ attribute name="label" required="true" description="Message key of the act." %>
<%@ attribute name="typed" required="false" description="What has to be typed before, empty = nothing." %>
<%@ attribute name="error" required="false" description="What was wrong with the last attempt." %>
<%@ attribute name="style" required="false" description="Classes of the act's button; danger solid when left out." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<form class="card wide narrow" method="post" action="<c:url value='${path}'/>" data-dialog-body>
    <div class="dialog-head"><span class="seal small ${empty style ? 'plain' : 'calm'}"><t:icon name="${empty style ? 'warning' : 'info'}"/></span><div><h1><c:out value="${title}"/></h1></div></div>
    <div class="dialog-body">
        <c:if test="${not empty error}"><div class="notice bad" role="alert"><t:icon name="alert"/><span><c:out value="${error}"/></span></div></c:if>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
        <jsp:doBody/>
        <c:if test="${not empty typed}"><label class="field"><span class="label"><fmt:message key="confirm.type"/>&#32;<bdi class="mono"><c:out value="${typed}"/></bdi></span>
            <input class="input" name="typed" data-typed="${fn:escapeXml(typed)}" required autocomplete="off" spellcheck="false" autofocus></label></c:if>
    </div>
    <div class="dialog-foot"><span class="grow"></span><a class="button" data-cancel href="<c:url value='${back}'/>"><fmt:message key="confirm.cancel"/></a>
        <button class="button ${empty style ? 'danger solid' : style}"><fmt:message key="${label}"/></button></div>
</form>
