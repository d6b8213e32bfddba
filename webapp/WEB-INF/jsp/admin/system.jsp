<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="system.title" tab="system" sheet="site" script="system">
    <div class="title"><h1><fmt:message key="system.title"/></h1><span class="end"><fmt:message key="system.node"/></span></div>
    <div class="stack">
        <div class="halves even">
            <c:forEach var="group" items="${view.groups()}"><section class="panel padded">
                <div class="panel-head"><h2><fmt:message key="system.group.${group.name()}"/></h2></div>
                <dl class="detail"><c:forEach var="fact" items="${group.facts()}"><div><dt><fmt:message key="system.fact.${fact.name()}"/></dt><dd><c:choose><c:when test="${empty fact.value()}"><t:time at="${fact.at()}" relative="true"/></c:when><c:otherwise><c:out value="${fact.value()}"/></c:otherwise></c:choose></dd></div></c:forEach></dl>
            </section></c:forEach>
        </div>
        <section class="panel padded" id="self-test">
            <div class="panel-head"><h2><fmt:message key="system.test"/></h2>
                <c:if test="${view.tested().at().known()}"><span class="badge ${view.tested().bad() > 0 ? 'failed' : view.tested().warn() > 0 ? 'expiring' : 'active'}"><fmt:message key="${view.tested().bad() > 0 ? 'system.test.bad' : view.tested().warn() > 0 ? 'system.test.warn' : 'system.test.ok'}"><fmt:param value="${view.tested().bad()}"/><fmt:param value="${view.tested().warn()}"/></fmt:message></span><span class="sub"><t:time at="${view.tested().at()}" relative="true"/></span></c:if>
                <span class="grow"></span>
                <form class="act" method="post" action="<c:url value='/admin/system/self-test'/>" data-busy="<fmt:message key='system.test.running'/>"><input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><button class="button${view.tested().at().known() ? '' : ' primary'}"><fmt:message key="${view.tested().at().known() ? 'system.test.again' : 'system.test.run'}"/></button></form></div>
            <c:choose><c:when test="${view.tested().at().known()}"><ol class="timeline"><c:forEach var="step" items="${view.tested().steps()}">
                <li class="${step.outcome()}"><span><b><fmt:message key="system.check.${step.name()}"/></b>&#32;<span class="verdict ${step.outcome()}"><fmt:message key="system.outcome.${step.outcome()}"/></span></span><span class="at">${step.millis()} ms</span>
                    <p><fmt:message key="system.check.${step.name()}.${step.outcome()}"/><c:if test="${not empty step.finding().detail()}">&#32;<code><c:out value="${step.finding().detail()}"/></code></c:if></p></li></c:forEach></ol></c:when>
                <c:otherwise><p class="quiet"><fmt:message key="system.test.about"><fmt:param value="${view.checks()}"/></fmt:message></p></c:otherwise></c:choose>
        </section>
        <section class="panel padded" id="alerts">
            <div class="panel-head"><h2><fmt:message key="system.alert"/></h2><span class="grow"></span>
                <c:if test="${view.alerts()}"><form class="act" method="post" action="<c:url value='/admin/system/test-alert'/>" data-busy="<fmt:message key='system.alert.sending'/>"><input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><button class="button"><fmt:message key="system.alert.send"/></button></form></c:if></div>
            <p class="quiet"><fmt:message key="${view.alerts() ? 'system.alert.about' : 'system.alert.none'}"/></p>
        </section>
        <section class="panel" id="configuration">
            <div class="panel-head"><h2><fmt:message key="system.configuration"/></h2><span class="grow"></span>
                <nav class="segments" aria-label="<fmt:message key='system.configuration'/>"><a href="<c:url value='/admin/system'/>#configuration"<c:if test="${not view.all()}"> aria-current="true"</c:if>><fmt:message key="system.settings.set"/><small>${view.set()}</small></a><a href="<c:url value='/admin/system?settings=all'/>#configuration"<c:if test="${view.all()}"> aria-current="true"</c:if>><fmt:message key="system.settings.all"/><small>${view.total()}</small></a></nav></div>
            <p class="panel-text"><fmt:message key="system.configuration.about"/></p>
            <c:choose><c:when test="${empty view.lines()}"><t:empty title="system.settings.none"/></c:when><c:otherwise>
            <div class="table-scroll"><table class="configuration">
                <thead><tr><th scope="col"><fmt:message key="system.variable"/></th><th scope="col"><fmt:message key="system.value"/></th><th scope="col"><fmt:message key="system.source"/></th></tr></thead>
                <tbody><c:forEach var="line" items="${view.lines()}"><tr<c:if test="${not line.set()}"> class="off"</c:if>>
                    <th scope="row"><span class="mono">${line.setting().name()}</span><span class="sub"><c:choose><c:when test="${line.known()}"><fmt:message key="system.setting.${line.setting().name()}"/></c:when><c:otherwise><c:out value="${line.setting().setting().description()}"/></c:otherwise></c:choose></span></th>
                    <td class="value" data-label="<fmt:message key='system.value'/>"><c:choose><c:when test="${empty line.setting().value()}"><fmt:message key="system.unset"/></c:when><c:otherwise><code><bdi><c:out value="${line.setting().value()}"/></bdi></code></c:otherwise></c:choose></td>
                    <td class="state"><span class="tag"><fmt:message key="system.source.${line.source()}"/></span></td></tr></c:forEach></tbody>
            </table></div></c:otherwise></c:choose>
        </section>
        <section class="panel padded">
            <div class="panel-head"><h2><fmt:message key="system.reseal"/></h2></div>
            <p class="quiet"><fmt:message key="system.reseal.about"/></p>
            <a class="button" data-dialog href="<c:url value='/admin/system/re-encrypt'/>"><t:icon name="lock"/><fmt:message key="system.reseal.ask"/></a>
        </section>
    </div>
</t:layout>
