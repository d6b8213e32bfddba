<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleText="${view.title()}" tab="myTokens" sheet="own-tokens" script="tokens">
    <form class="card wide narrow" method="post" action="<c:url value='/user/tokens/terms'/>" data-dialog-body data-terms>
        <div class="dialog-head"><span class="seal small calm"><t:icon name="link"/></span><div><h1><c:out value="${view.title()}"/></h1><p><fmt:message key="tokens.terms.what"/></p></div></div>
        <div class="dialog-body">
            <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="id" value="${view.id()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
            <div class="fields"><t:formField name="percent" label="tokens.terms.percent" value="${view.percent()}" error="${view.error()}" field="${view.field()}" hint="tokens.terms.percent.hint" mode="numeric"/>
            <t:formField name="reserve" label="tokens.terms.reserve" value="${view.reserve()}" error="${view.error()}" field="${view.field()}" hint="tokens.terms.reserve.hint" mode="decimal"/>
            <t:formField name="hours" label="tokens.terms.hours" value="${view.hours()}" error="${view.error()}" field="${view.field()}" hint="tokens.terms.hours.hint"/>
            <t:formField name="zone" label="tokens.terms.zone" value="${view.zone()}" error="${view.error()}" field="${view.field()}" hint="tokens.terms.zone.hint" list="zones"/></div>
            <datalist id="zones"><c:forTokens var="zone" delims="," items="Asia/Shanghai,Asia/Hong_Kong,Asia/Tokyo,Asia/Singapore,Europe/London,Europe/Berlin,America/New_York,America/Los_Angeles,Australia/Sydney,UTC"><option value="${zone}"></option></c:forTokens></datalist>
            <t:formField name="models" label="tokens.terms.models" value="${view.models()}" error="${view.error()}" field="${view.field()}" hint="tokens.terms.models.hint"/>
            <c:if test="${not empty view.listed()}"><details class="listed"><summary><fmt:message key="tokens.terms.listed"/></summary><p class="mono"><c:forEach var="model" items="${view.listed()}" varStatus="at"><c:if test="${not at.first}">, </c:if><c:out value="${model}"/></c:forEach></p></details></c:if>
        </div>
        <div class="dialog-foot"><span class="grow"></span><a class="button" data-cancel href="<c:url value='${view.back()}'/>"><fmt:message key="confirm.cancel"/></a><button class="button primary"><fmt:message key="tokens.save"/></button></div>
    </form>
</t:layout>
