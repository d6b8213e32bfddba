<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="settings.title" tab="settings" sheet="site" script="settings">
    <div class="title"><h1><fmt:message key="settings.title"/></h1></div>
    <p class="lead"><fmt:message key="settings.lead"/></p>
    <form method="post" action="<c:url value='/admin/settings'/>" data-settings>
        <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
        <div class="panel">
            <fieldset class="setting" data-setting="<fmt:message key='settings.registration'/>">
                <legend><fmt:message key="settings.registration"/></legend>
                <p><fmt:message key="settings.registration.about"/></p>
                <div class="choices"><c:forEach var="mode" items="${view.modes()}"><label class="choice"><input type="radio" name="registration_mode" value="${mode}"<c:if test="${mode eq view.mode()}"> checked</c:if>><span><fmt:message key="settings.mode.${mode}"/><small><fmt:message key="settings.mode.${mode}.about"/></small></span><c:if test="${mode eq view.firstMode()}"><span class="tag"><fmt:message key="settings.usual"/></span></c:if></label></c:forEach></div>
            </fieldset>
            <fieldset class="setting" data-setting="<fmt:message key='settings.use'/>">
                <legend><fmt:message key="settings.use"/></legend>
                <p><fmt:message key="settings.use.about"/></p>
                <div class="choices">
                    <label class="choice"><input type="radio" name="self_use" value="false"<c:if test="${not view.site().selfUse()}"> checked</c:if>><span><fmt:message key="settings.use.team"/><small><fmt:message key="settings.use.team.about"/></small></span><span class="tag"><fmt:message key="settings.usual"/></span></label>
                    <label class="choice"><input type="radio" name="self_use" value="true"<c:if test="${view.site().selfUse()}"> checked</c:if>><span><fmt:message key="settings.use.self"/><small><fmt:message key="settings.use.self.about"/></small></span></label>
                </div>
            </fieldset>
            <fieldset class="setting" data-setting="<fmt:message key='settings.maintenance'/>">
                <legend><fmt:message key="settings.maintenance"/></legend>
                <p><fmt:message key="settings.maintenance.about"/></p>
                <div class="choices"><label class="choice"><input type="checkbox" name="maintenance" value="true"<c:if test="${view.site().maintenance()}"> checked</c:if>><span><fmt:message key="settings.maintenance.on"/><small><fmt:message key="settings.maintenance.on.about"/></small></span></label></div>
            </fieldset>
            <fieldset class="setting" disabled>
                <legend><fmt:message key="settings.fixed"/></legend>
                <p><fmt:message key="settings.fixed.about"/>&#32;<a href="<c:url value='/admin/system?settings=all'/>#configuration"><fmt:message key="settings.fixed.all"/></a></p>
                <div class="fields"><c:forEach var="one" items="${view.fixed()}"><label class="field"><span class="label"><fmt:message key="settings.fixed.${one.name()}"/><small class="mono">${one.name()}</small></span>
                    <input class="input" disabled value="${empty one.value() ? '–' : fn:escapeXml(one.value())}"></label></c:forEach></div>
            </fieldset>
        </div>
        <div class="save-bar" data-save-bar data-words="<fmt:message key='settings.unsaved'/>"><span class="grow" role="status" data-unsaved><fmt:message key="settings.apply"/></span>
            <button type="reset" class="button needs-script"><fmt:message key="settings.discard"/></button><button class="button primary"><fmt:message key="settings.save"/></button></div>
    </form>
    <section class="panel padded new-keys" aria-labelledby="new-keys"><div class="panel-head"><h2 id="new-keys"><fmt:message key="limits.new.head"/></h2></div>
        <p class="about"><fmt:message key="limits.new.about"/></p>
        <ul class="rows"><c:forEach var="kind" items="${view.newKeys()}"><li><span class="grow"><fmt:message key="limits.new.${kind.name()}"/><span class="sub"><c:choose><c:when test="${empty kind.limits()}"><fmt:message key="limits.none"/></c:when><c:otherwise><c:forEach var="limit" items="${kind.limits()}" varStatus="at"><c:if test="${not at.first}"> · </c:if><fmt:message key="audit.field.limits.${limit.key}"/>&#32;<bdi><c:out value="${limit.value}"/></bdi></c:forEach></c:otherwise></c:choose></span></span>
            <a class="button small" href="<c:url value='/admin/settings/new-keys'><c:param name='kind' value='${kind.name()}'/></c:url>"><fmt:message key="limits.new.change"/></a></li></c:forEach></ul>
    </section>
</t:layout>
