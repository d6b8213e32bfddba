<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="usage.title" tab="usage" script="usage" sheet="usage">
    <c:set var="address" value="${view.address()}"/>
    <div class="title"><h1><fmt:message key="usage.title"/></h1>
        <nav class="segments" aria-label="<fmt:message key='usage.period'/>"><c:forEach var="span" items="${view.choices().spans()}"><a href="<c:url value='${address.over(span)}'/>"<c:if test="${span eq address.span().label()}"> aria-current="page"</c:if>><fmt:message key="usage.period.${span}"/></a></c:forEach></nav>
        <span class="end"><a class="button" href="<c:url value='${address.file("csv")}'/>" download><t:icon name="download"/>CSV</a><a class="button" href="<c:url value='${address.file("jsonl")}'/>" download>JSON Lines</a></span></div>
    <div class="stack" data-zone-used="${view.zone()}" data-cookie-path="<c:url value='/'/>">
    <section class="panel padded" aria-labelledby="by">
        <div class="usage-head"><form class="sentence" method="get" action="<c:url value='/admin/usage'/>">
            <c:if test="${address.span().label() ne '7d'}"><input type="hidden" name="period" value="${address.span().label()}"></c:if>
            <c:if test="${address.keyId() > 0}"><input type="hidden" name="key" value="${address.keyId()}"></c:if><c:if test="${address.userId() > 0}"><input type="hidden" name="user" value="${address.userId()}"></c:if><c:if test="${address.tokenId() > 0}"><input type="hidden" name="token" value="${address.tokenId()}"></c:if>
            <label><fmt:message key="usage.sentence.by"/>&#32;<select class="select" name="by" data-submit><c:forEach var="by" items="${view.bys()}"><option value="${by}"<c:if test="${by eq address.by().label()}"> selected</c:if>><fmt:message key="usage.by.${by}"/></option></c:forEach></select></label>
            <label><fmt:message key="usage.sentence.show"/>&#32;<select class="select" name="show" data-submit><c:forEach var="show" items="${view.choices().measures()}"><option value="${show}"<c:if test="${show eq address.measure().label()}"> selected</c:if>><fmt:message key="usage.show.${show}"/></option></c:forEach></select></label>
            <label><fmt:message key="usage.sentence.per"/>&#32;<select class="select" name="per" data-submit><c:forEach var="step" items="${view.choices().steps()}"><option value="${step}"<c:if test="${step eq view.choices().step()}"> selected</c:if>><fmt:message key="usage.step.${step}"/></option></c:forEach></select></label>
            <button class="button no-script"><fmt:message key="pager.set"/></button>
            <c:if test="${not empty view.about()}"><a class="chip" href="<c:url value='${address.everybody()}'/>"><bdi><c:out value="${view.about()}"/></bdi><t:icon name="close"/><span class="hidden"><fmt:message key="list.remove"/></span></a></c:if>
        </form><t:legend of="${view.chart()}"/></div>
        <c:choose><c:when test="${empty view.rows()}"><t:empty title="usage.none" text="usage.none.why"/></c:when><c:otherwise><t:chart of="${view.chart()}" label="usage.title"/></c:otherwise></c:choose>
    </section>
    <c:if test="${not empty view.rows()}"><section class="panel" aria-labelledby="by">
        <div class="panel-head"><h2 id="by"><fmt:message key="usage.heading.${address.by().label()}"/></h2><span class="grow"></span><c:if test="${view.speeds()}"><span class="sub"><fmt:message key="usage.speeds.how"/></span></c:if></div>
        <div class="table-scroll"><table class="usage-table"><thead><tr>
            <th scope="col"><fmt:message key="usage.by.${address.by().label()}"/></th>
            <t:usageSort view="${view}" measure="requests"/>
            <th scope="col" class="number"><fmt:message key="overview.success"/></th>
            <t:usageSort view="${view}" measure="input"/><t:usageSort view="${view}" measure="output"/><t:usageSort view="${view}" measure="credits"/>
            <th scope="col" class="share-of"><fmt:message key="usage.share"/></th>
            <c:if test="${view.speeds()}"><th scope="col" class="number"><fmt:message key="usage.median"/></th><th scope="col" class="number">p95</th></c:if>
        </tr></thead><tbody>
            <c:forEach var="row" items="${view.rows()}"><t:usageRow row="${row}" speeds="${view.speeds()}"/></c:forEach>
        </tbody><tfoot><t:usageRow row="${view.total()}" speeds="${view.speeds()}" total="true"/></tfoot></table></div>
        <c:if test="${view.more() > 0}"><p class="more"><fmt:message key="usage.more"><fmt:param value="${view.more()}"/></fmt:message></p></c:if>
    </section></c:if>
    </div>
</t:layout>
