<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="supers" value="${view.tab() eq 'superKeys'}"/>
<t:layout titleKey="${supers ? 'keys.superTitle' : 'keys.title'}" tab="${view.tab()}" script="keys" sheet="users">
    <div class="title"><h1><fmt:message key="${supers ? 'keys.superTitle' : 'keys.title'}"/></h1><span class="count" role="status" data-count>${view.pager().total()}</span>
        <span class="end"><span data-refreshed="export"><t:export list="${view.list()}"/></span><c:if test="${supers}"><a class="button super solid" href="<c:url value='/admin/super-keys/new'/>"><fmt:message key="users.superKey"/></a></c:if></span></div>
    <c:if test="${not empty view.ending()}"><c:set var="next" value="${view.ending()[0]}"/><c:url var="rotate" value="/admin/keys/rotate"><c:param name="key_id" value="${next.key().id()}"/><c:param name="back" value="${view.list().here()}"/></c:url>
        <div class="notice"><t:icon name="clock"/><span class="grow"><b><bdi><c:out value="${next.key().name()}"/></bdi></b>&#32;<fmt:message key="keys.ends"><fmt:param value="${next.lastDay()}"/></fmt:message><c:if test="${fn:length(view.ending()) > 1}">&#32;<a href="<c:url value='/admin/super-keys?state=expiring'/>"><fmt:message key="keys.endsMore"/></a></c:if></span>
            <a data-dialog href="${fn:escapeXml(rotate)}"><fmt:message key="keys.rotateNow"/></a></div></c:if>
    <section class="panel">
        <t:toolbar list="${view.list()}" search="keys.search">
            <c:if test="${not supers}"><t:filter list="${view.list()}" name="kind" words="keys.filter.kind" label="keys.filter.kind"/></c:if>
            <t:filter list="${view.list()}" name="state" words="keys.filter.state" label="keys.filter.state"/>
            <t:filter list="${view.list()}" name="use" words="keys.filter.use" label="keys.filter.use"/>
        </t:toolbar>
        <div data-list>
            <t:chips list="${view.list()}" words="keys.filter"/>
            <c:choose><c:when test="${not empty view.rows()}"><t:keyRows rows="${view.rows()}" back="${view.list().here()}" list="${view.list()}" kinds="${not supers}"/>
                <t:bulk list="${view.list()}" path="${view.list().shape().path()}/bulk" total="${view.pager().total()}">
                    <button class="button small" name="act" value="enable"><fmt:message key="keys.bulk.enable"/></button>
                    <button class="button small danger" name="act" value="disable"><fmt:message key="keys.bulk.disable"/></button>
                </t:bulk>
                <t:pager list="${view.list()}" pager="${view.pager()}"/></c:when>
            <c:when test="${view.list().narrowed()}"><t:nomatch list="${view.list()}"/></c:when>
            <c:otherwise><c:choose><c:when test="${supers}"><t:empty title="keys.noSuper" text="keys.noSuperText"><a class="button" href="<c:url value='/admin/users'/>"><fmt:message key="users.title"/></a></t:empty></c:when><c:otherwise><t:empty title="keys.none" text="keys.noneText"/></c:otherwise></c:choose></c:otherwise></c:choose>
        </div>
    </section>
</t:layout>
