<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="tab.myUsage" tab="myUsage" sheet="usage" script="usage">
    <c:set var="address" value="${view.address()}"/>
    <div class="title"><h1><fmt:message key="tab.myUsage"/></h1>
        <nav class="segments" aria-label="<fmt:message key='usage.period'/>"><c:forEach var="span" items="${view.choices().spans()}"><a href="<c:url value='${address.over(span)}'/>"<c:if test="${span eq address.span().label()}"> aria-current="page"</c:if>><fmt:message key="usage.period.${span}"/></a></c:forEach></nav>
        <span class="end"><a class="button" href="<c:url value='${address.file("csv")}'/>" download><t:icon name="download"/><fmt:message key="list.export"/></a></span></div>
    <div class="stack" data-zone-used="${view.zone()}" data-cookie-path="<c:url value='/'/>">
    <section class="panel padded" aria-label="<fmt:message key='tab.myUsage'/>">
        <div class="usage-head"><form class="sentence" method="get" action="<c:url value='/user/usage'/>">
            <c:if test="${address.span().label() ne '7d'}"><input type="hidden" name="period" value="${address.span().label()}"></c:if>
            <c:if test="${address.keyId() > 0}"><input type="hidden" name="key" value="${address.keyId()}"></c:if>
            <label><fmt:message key="usage.sentence.by"/>&#32;<select class="select" name="by" data-submit><c:forEach var="by" items="${view.bys()}"><option value="${by}"<c:if test="${by eq address.by().label()}"> selected</c:if>><fmt:message key="usage.by.${by}"/></option></c:forEach></select></label>
            <label><fmt:message key="usage.sentence.show"/>&#32;<select class="select" name="show" data-submit><c:forEach var="show" items="${view.choices().measures()}"><option value="${show}"<c:if test="${show eq address.measure().label()}"> selected</c:if>><fmt:message key="usage.show.${show}"/></option></c:forEach></select></label>
            <label><fmt:message key="usage.sentence.per"/>&#32;<select class="select" name="per" data-submit><c:forEach var="step" items="${view.choices().steps()}"><option value="${step}"<c:if test="${step eq view.choices().step()}"> selected</c:if>><fmt:message key="usage.step.${step}"/></option></c:forEach></select></label>
            <button class="button no-script"><fmt:message key="pager.set"/></button>
            <c:if test="${not empty view.about()}"><a class="chip" href="<c:url value='${address.everybody()}'/>"><bdi><c:out value="${view.about()}"/></bdi><t:icon name="close"/><span class="hidden"><fmt:message key="list.remove"/></span></a></c:if>
        </form><t:legend of="${view.chart()}"/></div>
        <c:choose><c:when test="${empty view.rows()}"><t:empty title="usage.none" text="usage.none.why"/></c:when><c:otherwise><t:chart of="${view.chart()}" label="tab.myUsage"/></c:otherwise></c:choose>
    </section>
    <c:if test="${not empty view.rows()}"><section class="panel" aria-labelledby="by">
        <div class="panel-head"><h2 id="by"><fmt:message key="usage.heading.${address.by().label()}"/></h2></div>
        <div class="table-scroll"><table class="usage-table"><thead><tr>
            <th scope="col"><fmt:message key="usage.by.${address.by().label()}"/></th>
            <th scope="col" class="number"><fmt:message key="usage.show.requests"/></th>
            <th scope="col" class="number"><fmt:message key="mine.rate"/></th>
            <th scope="col" class="number"><fmt:message key="usage.show.input"/></th>
            <th scope="col" class="number"><fmt:message key="usage.show.output"/></th>
            <th scope="col" class="number"><fmt:message key="usage.show.credits"/></th>
            <th scope="col" class="wide"><fmt:message key="usage.share"/></th>
        </tr></thead><tbody>
            <c:forEach var="row" items="${view.rows()}"><t:ownUsageRow row="${row}"/></c:forEach>
        </tbody><tfoot><t:ownUsageRow row="${view.total()}" total="true"/></tfoot></table></div>
        <c:if test="${view.more() > 0}"><p class="panel-foot"><fmt:message key="usage.more"><fmt:param value="${view.more()}"/></fmt:message></p></c:if>
    </section></c:if>
    <div class="halves">
        <section class="panel padded" aria-labelledby="given"><div class="panel-head"><h2 id="given"><fmt:message key="mine.given"/></h2></div><p class="context"><fmt:message key="mine.given.what"/></p>
            <t:chart of="${view.given()}" label="mine.given"/></section>
        <section class="panel padded" aria-labelledby="taken"><div class="panel-head"><h2 id="taken"><fmt:message key="mine.taken"/></h2></div><p class="context"><fmt:message key="mine.taken.what"/></p>
            <t:chart of="${view.taken()}" label="mine.taken"/></section>
    </div>
    <section class="panel padded" aria-labelledby="one"><div class="panel-head"><h2 id="one"><fmt:message key="mine.request"/></h2></div><p class="context"><fmt:message key="mine.request.what"/></p>
        <form class="sentence" method="get" action="<c:url value='/user/requests'/>"><label class="hidden" for="request-id"><fmt:message key="mine.request.id"/></label>
            <input class="input" id="request-id" name="id" maxlength="80" required autocomplete="off" spellcheck="false" placeholder="req_…"> <button class="button"><fmt:message key="mine.request.show"/></button></form></section>
    </div>
</t:layout>
