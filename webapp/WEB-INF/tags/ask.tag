<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A short form before an act: a page of its own, and a dialog when a script opened it. The body holds its fields." %>
<%@ attribute name="title" required="true" description="What it is about, as text." %>
<%@ attribute name="context" required="false" description="One line under it, as text." %>
<%@ attribute name="icon" required="true" description="A symbol of icons.svg." %>
<%@ attribute name="path" required="true" description="Where the form is sent, inside the application." %>
<%@ attribute name="back" required="true" description="Where cancelling leads, inside the application." %>
<%@ attribute name="label" required="true" description="Message key of the act." %>
<%@ attribute name="error" required="false" description="What was wrong with the last attempt." %>
<%@ attribute name="shows" required="false" type="java.lang.Boolean" description="Whether the answer shows a key: with script in a window over the page." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<form class="card wide narrow" method="post" action="<c:url value='${path}'/>" data-dialog-body<c:if test="${shows}"> data-shows-key data-failed="<fmt:message key='key.failed'/>"</c:if>>
    <div class="dialog-head"><span class="seal small calm"><t:icon name="${icon}"/></span><div><h1><c:out value="${title}"/></h1><c:if test="${not empty context}"><p><bdi><c:out value="${context}"/></bdi></p></c:if></div></div>
    <div class="dialog-body">
        <div class="notice bad" role="alert" data-error<c:if test="${empty error}"> hidden</c:if>><t:icon name="alert"/><span><c:out value="${error}"/></span></div>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
        <jsp:doBody/>
    </div>
    <div class="dialog-foot"><span class="grow"></span><a class="button" data-cancel href="<c:url value='${back}'/>"><fmt:message key="confirm.cancel"/></a>
        <button type="submit" class="button primary"><fmt:message key="${label}"/></button></div>
</form>
