<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="ip.block.title" tab="ip" centred="true">
    <fmt:message var="title" key="ip.block.title"/>
    <t:confirm title="${title}" path="/admin/ip/block" back="/admin/ip" label="ip.block.do" error="${view.error()}">
        <p><fmt:message key="ip.block.what"/></p>
        <label class="field"><span class="label"><fmt:message key="ip.network"/></span>
            <input class="input mono" name="network" required maxlength="49" autocomplete="off" spellcheck="false" autofocus placeholder="192.0.2.7, 10.0.0.0/8, 2001:db8::/32" value="${fn:escapeXml(view.network())}">
            <span class="hint"><fmt:message key="ip.network.hint"/></span></label>
        <label class="field"><span class="label"><fmt:message key="ip.reason"/></span>
            <input class="input" name="reason" required maxlength="500" autocomplete="off" value="${fn:escapeXml(view.reason())}">
            <span class="hint"><fmt:message key="ip.reason.hint"/></span></label>
    </t:confirm>
</t:layout>
