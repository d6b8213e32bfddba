<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="tab.myKeys" tab="myKeys" sheet="mine" script="mine">
    <div class="title"><h1><fmt:message key="tab.myKeys"/></h1><span class="count" role="status" data-count>${view.pager().total()}</span>
        <span class="end"><t:export list="${view.list()}"/><c:choose>
            <c:when test="${view.mayMake()}"><a class="button primary" data-dialog href="<c:url value='/user/keys/new'/>"><t:icon name="plus"/><fmt:message key="mine.new"/></a></c:when>
            <c:otherwise><span><fmt:message key="mine.full"/></span></c:otherwise></c:choose></span></div>
    <c:if test="${view.waiting() > 0}"><div class="notice"><t:icon name="key"/><span class="grow"><fmt:message key="approvals.notice"><fmt:param value="${view.waiting()}"/></fmt:message></span>
        <a class="button small" href="<c:url value='/user/approvals'/>"><fmt:message key="approvals.look"/></a></div></c:if>
    <c:if test="${not view.limits().none()}"><section class="panel padded limits-over" aria-labelledby="limits-over"><div class="panel-head"><h2 id="limits-over"><fmt:message key="limits.yours"/></h2></div><t:limitsShown limits="${view.limits()}"/></section></c:if>
    <section class="panel">
        <t:toolbar list="${view.list()}" search="mine.search">
            <t:filter list="${view.list()}" name="state" words="mine.filter.state" label="users.state"/>
            <t:filter list="${view.list()}" name="kind" words="mine.filter.kind" label="mine.kind"/>
        </t:toolbar>
        <div data-list>
            <t:chips list="${view.list()}" words="mine.filter"/>
            <c:choose>
                <c:when test="${not empty view.rows()}">
                    <div class="table-scroll"><table class="own-keys ticked">
                        <thead><tr>
                            <td class="tick"><input type="checkbox" class="needs-script" data-tick-all aria-label="<fmt:message key='mine.tickAll'/>"></td>
                            <t:sort list="${view.list()}" column="name" label="key.name"/>
                            <th scope="col"><fmt:message key="users.state"/></th>
                            <th scope="col"><fmt:message key="key.reaches"/></th>
                            <t:sort list="${view.list()}" column="request_count" label="mine.requests" number="true"/>
                            <th scope="col" class="number"><fmt:message key="mine.rate"/></th>
                            <t:sort list="${view.list()}" column="last_used" label="mine.lastUsed"/>
                            <t:sort list="${view.list()}" column="created_at" label="mine.created"/>
                            <th scope="col" class="actions"><fmt:message key="users.actions"/></th>
                        </tr></thead>
                        <tbody><c:forEach var="row" items="${view.rows()}"><t:ownKeyRow row="${row}" tokens="${view.tokens()}" back="${view.list().here()}"/></c:forEach></tbody>
                    </table></div>
                    <t:bulk list="${view.list()}" path="/user/keys/bulk" total="${view.pager().total()}">
                        <button class="button small" name="act" value="enable"><fmt:message key="mine.enable"/></button>
                        <button class="button small" name="act" value="disable"><fmt:message key="mine.disable"/></button>
                    </t:bulk>
                    <t:pager list="${view.list()}" pager="${view.pager()}"/>
                </c:when>
                <c:when test="${view.list().narrowed()}"><t:nomatch list="${view.list()}"/></c:when>
                <c:otherwise><t:empty title="mine.none" text="mine.none.why"><a class="button primary" data-dialog href="<c:url value='/user/keys/new'/>"><t:icon name="plus"/><fmt:message key="mine.new"/></a></t:empty></c:otherwise>
            </c:choose>
        </div>
    </section>
    <div class="halves use" id="use">
        <section aria-labelledby="use-title">
            <c:set var="name"><bdi><c:out value="${view.example().name()}"/></bdi></c:set>
            <h2 id="use-title"><c:choose><c:when test="${empty view.example().name()}"><fmt:message key="mine.use.any"/></c:when><c:otherwise><fmt:message key="mine.use"><fmt:param value="${name}"/></fmt:message></c:otherwise></c:choose></h2>
            <p><fmt:message key="mine.use.how"/></p>
            <c:choose><c:when test="${empty view.example().place()}"><fmt:message var="place" key="mine.use.anyPlace"/></c:when><c:otherwise><fmt:message var="place" key="mine.use.place"><fmt:param value="${view.example().place()}"/></fmt:message></c:otherwise></c:choose>
            <t:snippets secret="${place}" baseUrl="${view.example().baseUrl()}" group="use"/>
        </section>
        <section aria-labelledby="kinds-title">
            <h2 id="kinds-title"><fmt:message key="mine.kinds"/></h2>
            <p><fmt:message key="mine.kinds.ordinary"/></p>
            <div class="notice super"><t:icon name="key"/><span><fmt:message key="mine.kinds.super"/></span></div>
        </section>
    </div>
</t:layout>
