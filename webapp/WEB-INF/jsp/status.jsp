<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="status.title" place="status" sheet="public" script="status">
    <div class="title"><h1><fmt:message key="status.title"/></h1>
        <span class="end"><span data-old hidden><fmt:message key="status.old"/></span> <span class="hint" data-fresh><fmt:message key="status.asOf"/>&#32;<t:time at="${view.now()}"/></span></span></div>
    <div class="stack" data-live>
        <p class="condition ${view.condition()}"><fmt:message key="status.condition.${view.condition()}"/><span class="sub"><fmt:message key="status.explained.${view.condition()}"/></span></p>
        <div class="panel figures">
            <div><span class="label"><fmt:message key="status.usable"/></span><strong>${view.usable()}<small>/ ${view.total()}</small></strong><span class="meaning"><fmt:message key="status.usable.meaning"/></span></div>
            <div><span class="label"><fmt:message key="status.hour"/></span><strong><c:choose><c:when test="${empty view.hour()}">–</c:when><c:otherwise>${view.hour()}<small>%</small></c:otherwise></c:choose></strong><span class="meaning"><fmt:message key="status.hour.meaning"/></span></div>
            <div><span class="label"><fmt:message key="status.day"/></span><strong><c:choose><c:when test="${empty view.day()}">–</c:when><c:otherwise>${view.day()}<small>%</small></c:otherwise></c:choose></strong><span class="meaning"><fmt:message key="status.day.meaning"/></span></div>
            <div><span class="label"><fmt:message key="status.models"/></span><strong>${view.models().size()}</strong><span class="meaning"><fmt:message key="status.models.meaning"/></span></div>
        </div>
        <section class="panel padded">
            <div class="panel-head"><h2><fmt:message key="status.slots"/></h2></div>
            <svg class="slots" viewBox="0 0 238 24" preserveAspectRatio="none" aria-hidden="true"><c:forEach var="slot" items="${view.slots()}"><rect class="${slot.grade()}" x="${slot.left()}" y="0" width="8" height="24" rx="1"/></c:forEach></svg>
            <details class="data"><summary><fmt:message key="status.table"/></summary>
                <table><thead><tr><th scope="col"><fmt:message key="status.slot"/></th><th scope="col" class="number"><fmt:message key="status.rate"/></th></tr></thead>
                    <tbody><c:forEach var="slot" items="${view.slots()}"><tr><th scope="row"><t:time at="${slot.start()}"/></th><td class="number" data-label="<fmt:message key='status.rate'/>"><c:choose><c:when test="${empty slot.rate()}"><fmt:message key="status.noRequests"/></c:when><c:otherwise>${slot.rate()} %</c:otherwise></c:choose></td></tr></c:forEach></tbody></table></details>
        </section>
        <div class="halves">
            <section class="panel padded">
                <div class="panel-head"><h2><fmt:message key="status.states"/></h2></div>
                <c:choose><c:when test="${empty view.states()}"><p class="hint"><fmt:message key="status.noTokens"/></p></c:when>
                    <c:otherwise><ul class="states"><c:forEach var="share" items="${view.states()}"><li><t:badge state="${share.label()}" words="status.state"/><span class="hint"><fmt:message key="status.about.${share.label()}"/></span><b>${share.count()}</b></li></c:forEach></ul></c:otherwise></c:choose>
            </section>
            <section class="panel padded">
                <div class="panel-head"><h2><fmt:message key="status.models"/></h2></div>
                <ul class="models"><c:forEach var="model" items="${view.models()}"><li><code><c:out value="${model}"/></code></li></c:forEach></ul>
            </section>
        </div>
    </div>
</t:layout>
