<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleText="${view.title()}" tab="myTokens" sheet="own-tokens">
    <form class="card wide narrow" method="post" action="<c:url value='/user/tokens/edit'/>" data-dialog-body>
        <div class="dialog-head"><span class="seal small calm"><t:icon name="edit"/></span><div><h1><c:out value="${view.title()}"/></h1></div></div>
        <div class="dialog-body">
            <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="id" value="${view.id()}"><input type="hidden" name="back" value="${fn:escapeXml(view.back())}">
            <t:formField name="name" label="tokens.name" value="${view.name()}" error="${view.error()}" field="${view.field()}" hint="tokens.edit.name.hint"/>
            <div class="fields"><t:formField name="max_concurrency" label="tokens.edit.concurrency" value="${view.maxConcurrency()}" error="${view.error()}" field="${view.field()}" hint="tokens.edit.hint" mode="numeric"/>
            <t:formField name="requests_per_minute" label="tokens.edit.rpm" value="${view.requestsPerMinute()}" error="${view.error()}" field="${view.field()}" hint="tokens.edit.hint" mode="numeric"/></div>
        </div>
        <div class="dialog-foot"><span class="grow"></span><a class="button" data-cancel href="<c:url value='${view.back()}'/>"><fmt:message key="confirm.cancel"/></a><button class="button primary"><fmt:message key="tokens.save"/></button></div>
    </form>
</t:layout>
