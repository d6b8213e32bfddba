<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="tokens.title" tab="myTokens" sheet="own-tokens" script="tokens">
    <div class="title"><h1><fmt:message key="tokens.title"/></h1><span class="count" role="status" data-count>${view.figures().total()}</span>
        <span class="end"><t:export list="${view.list()}"/><a class="button" data-dialog href="<c:url value='/user/tokens/export'/>"><t:icon name="download"/><fmt:message key="tokens.export"/></a><a class="button primary" href="#add"><t:icon name="plus"/><fmt:message key="tokens.add"/></a></span></div>
    <c:if test="${not view.sharing()}"><div class="notice" role="status"><t:icon name="lock"/><span><fmt:message key="tokens.selfUse"/></span></div></c:if>
    <div data-refreshed="figures"><t:ownFigures figures="${view.figures()}"/></div>
    <div class="own-tokens">
        <section class="panel" aria-labelledby="own-title">
            <div class="panel-head"><h2 id="own-title"><fmt:message key="tokens.mine"/></h2></div>
            <form class="toolbar" method="get" action="<c:url value='/user'/>" role="search" data-follow>
                <span class="search"><t:icon name="search"/><input class="input" type="search" name="search" data-live-search maxlength="100" value="${fn:escapeXml(view.list().search())}" aria-label="<fmt:message key='tokens.search'/>" placeholder="<fmt:message key='tokens.search'/>"><kbd class="needs-script" aria-hidden="true">/</kbd></span>
                <t:filter list="${view.list()}" name="state" words="tokens.filter.state" label="tokens.filter.state"/>
                <t:filter list="${view.list()}" name="visibility" words="tokens.filter.visibility" label="tokens.filter.visibility"/>
                <select class="select" name="sort" data-submit aria-label="<fmt:message key='tokens.sort'/>">
                    <c:forEach var="order" items="-created_at,name,state,-left"><option value="${order}"<c:if test="${(view.list().descending() ? '-' : '').concat(view.list().sort()) eq order}"> selected</c:if>><fmt:message key="tokens.sort.${fn:replace(order, '-', '')}"/></option></c:forEach>
                </select>
                <button class="button no-script"><fmt:message key="list.find"/></button>
            </form>
            <div data-list>
                <t:chips list="${view.list()}" words="tokens.filter"/>
                <c:choose>
                    <c:when test="${not empty view.rows()}">
                        <label class="tick-all"><input type="checkbox" class="needs-script" data-tick-all aria-label="<fmt:message key='tokens.tickAll'/>"><span class="needs-script"><fmt:message key="tokens.tickAll"/></span></label>
                        <ul class="rows tokens"><c:forEach var="row" items="${view.rows()}"><t:ownTokenRow row="${row}" sharing="${view.sharing()}" back="${view.list().here()}"/></c:forEach></ul>
                        <t:bulk list="${view.list()}" path="/user/tokens/bulk" total="${view.pager().total()}">
                            <button class="button small" name="act" value="publish"<c:if test="${not view.sharing()}"> disabled</c:if>><fmt:message key="tokens.act.publish"/></button>
                            <button class="button small" name="act" value="private"><fmt:message key="tokens.act.private"/></button>
                            <button class="button small" name="act" value="validate"><fmt:message key="tokens.act.validate"/></button>
                            <button class="button small" name="act" value="disable"><fmt:message key="tokens.act.disable"/></button>
                            <button class="button small" name="act" value="enable"><fmt:message key="tokens.act.enable"/></button>
                            <button class="button small danger" name="act" value="delete"><fmt:message key="tokens.act.delete"/></button>
                        </t:bulk>
                        <t:pager list="${view.list()}" pager="${view.pager()}"/>
                    </c:when>
                    <c:when test="${view.list().narrowed()}"><t:nomatch list="${view.list()}"/></c:when>
                    <c:otherwise><t:empty title="tokens.none" text="tokens.none.why" drawing="jar"><span class="ways"><a class="button primary" href="#add"><t:icon name="plus"/><fmt:message key="tokens.add"/></a><a class="button quiet" href="#how"><fmt:message key="tokens.how"/></a></span></t:empty></c:otherwise>
                </c:choose>
            </div>
        </section>
        <t:addPanel add="${view.add()}"/>
    </div>
</t:layout>
