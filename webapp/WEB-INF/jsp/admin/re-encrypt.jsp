<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="system.reseal" tab="system" centred="true">
    <fmt:message var="title" key="system.reseal.title"/>
    <t:confirm title="${title}" path="/admin/system/re-encrypt" back="${view}" label="system.reseal" style="primary">
        <p><fmt:message key="system.reseal.will"/></p>
        <p><fmt:message key="system.reseal.then"/></p>
    </t:confirm>
</t:layout>
