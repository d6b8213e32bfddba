<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="site.announcement" tab="announcement" sheet="site" script="announcement">
    <div class="title"><h1><fmt:message key="site.announcement"/></h1><c:if test="${view.changed().known()}"><span class="end"><fmt:message key="announcement.changed"/>&#32;<t:time at="${view.changed()}"/></span></c:if></div>
    <p class="lead"><fmt:message key="announcement.lead"/></p>
    <div class="halves">
        <form class="panel padded" method="post" action="<c:url value='/admin/announcement'/>" data-announcement>
            <div class="panel-head"><h2><fmt:message key="announcement.text"/></h2></div>
            <c:if test="${not empty view.error()}"><div class="notice bad summary" role="alert" id="announcement-error"><t:icon name="alert"/><span><c:out value="${view.error()}"/></span></div></c:if>
            <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
            <label class="field"><span class="label"><fmt:message key="announcement.zh"/><small class="end" data-counter="text_zh"></small></span>
                <textarea class="input" name="text_zh" lang="zh-CN" maxlength="2000" rows="5" data-said="zh"<c:if test="${view.field() eq 'text_zh' or view.field() eq 'text'}"> aria-invalid="true" aria-describedby="announcement-error" autofocus</c:if>><c:out value="${view.chinese()}"/></textarea></label>
            <label class="field"><span class="label"><fmt:message key="announcement.en"/><small class="end" data-counter="text_en"></small></span>
                <textarea class="input" name="text_en" lang="en" maxlength="2000" rows="5" data-said="en"<c:if test="${view.field() eq 'text_en'}"> aria-invalid="true" aria-describedby="announcement-error" autofocus</c:if>><c:out value="${view.english()}"/></textarea>
                <span class="hint"><fmt:message key="announcement.hint"/></span></label>
            <label class="choice"><input type="checkbox" name="visible" value="true" data-visible<c:if test="${view.visible()}"> checked</c:if>><span><fmt:message key="announcement.visible"/><small><fmt:message key="announcement.visible.about"/></small></span></label>
            <div class="form-foot"><button class="button primary"><fmt:message key="announcement.save"/></button></div>
        </form>
        <section class="panel padded previews" data-preview>
            <div class="panel-head"><h2><fmt:message key="announcement.preview"/></h2><span class="tag ${view.visible() ? 'accent' : ''}" data-shown="<fmt:message key='announcement.shown'/>" data-hidden="<fmt:message key='announcement.notShown'/>"><fmt:message key="${view.visible() ? 'announcement.shown' : 'announcement.notShown'}"/></span></div>
            <h3><fmt:message key="announcement.zh"/></h3>
            <t:announced text="${empty view.chinese() ? view.english() : view.chinese()}" part="zh"/>
            <h3><fmt:message key="announcement.en"/></h3>
            <t:announced text="${empty view.english() ? view.chinese() : view.english()}" part="en"/>
        </section>
    </div>
</t:layout>
