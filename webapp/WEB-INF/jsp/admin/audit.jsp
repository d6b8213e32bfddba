<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="audit.title" tab="audit" sheet="site" script="pool">
    <div class="title"><h1><fmt:message key="audit.title"/></h1><span class="count" role="status" data-count>${view.pager().total()}<c:if test="${view.full()}">+</c:if></span><span class="end" data-refreshed="export"><t:export list="${view.list()}"/></span></div>
    <p class="lead"><fmt:message key="audit.lead"/></p>
    <t:auditChain chain="${view.chain()}"/>
    <section class="panel">
        <t:toolbar list="${view.list()}" search="audit.search">
            <t:filter list="${view.list()}" name="actor" words="audit.filter.actor" label="audit.actor"/>
            <t:filter list="${view.list()}" name="group" words="audit.filter.group" label="audit.filter.group"/>
            <t:filter list="${view.list()}" name="period" words="audit.filter.period" label="audit.filter.period"/>
        </t:toolbar>
        <div data-list>
            <t:chips list="${view.list()}" words="audit.filter"/>
            <c:if test="${not empty view.rows()}"><div class="table-scroll"><table class="audit">
                <thead><tr>
                    <t:sort list="${view.list()}" column="at" label="audit.at"/>
                    <th scope="col"><fmt:message key="audit.act"/></th>
                    <th scope="col"><fmt:message key="audit.actor"/></th>
                    <th scope="col"><fmt:message key="audit.target"/></th>
                    <th scope="col"><fmt:message key="audit.detail"/></th>
                </tr></thead>
                <tbody><c:forEach var="row" items="${view.rows()}"><t:auditRow row="${row}"/></c:forEach></tbody>
            </table></div>
            <t:pager list="${view.list()}" pager="${view.pager()}"/></c:if>
            <c:if test="${empty view.rows()}"><c:choose>
                <c:when test="${view.list().narrowed()}"><t:nomatch list="${view.list()}"/></c:when>
                <c:otherwise><t:empty title="audit.none" text="audit.none.about"/></c:otherwise>
            </c:choose></c:if>
        </div>
    </section>
</t:layout>
