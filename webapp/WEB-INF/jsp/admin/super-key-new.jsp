<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="key.new" tab="users" script="key-form">
    <form class="card wide narrow" method="post" action="<c:url value='/admin/super-keys'/>" data-key-form>
        <fmt:message var="trust" key="users.trust"/>
        <t:keyFields userId="${view.userId()}" owner="${view.ownerName()} · ID ${view.userId()} · ${trust} Lv.${view.trustLevel()}" name="${view.name()}" reason="${view.reason()}" error="${view.error()}" once="${view.once()}" reaches="${view.publicTokens()}"/>
    </form>
</t:layout>
