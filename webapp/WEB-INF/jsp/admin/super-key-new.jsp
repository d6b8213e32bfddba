<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="key.new" tab="users">
    <form class="card wide" method="post" action="<c:url value='/admin/super-keys'/>">
        <div class="dialog-head"><h1><fmt:message key="key.new"/></h1>
            <p><fmt:message key="key.owner"/> <b><bdi><c:out value="${view.ownerName()}"/></bdi></b> · ID ${view.userId()} · Lv.${view.trustLevel()}</p></div>
        <div class="dialog-body"><t:keyFields userId="${view.userId()}" name="${view.name()}" reason="${view.reason()}" error="${view.error()}" reaches="${view.publicTokens()}"/></div>
        <div class="dialog-foot"><span class="grow"></span>
            <a class="button" href="<c:url value='/admin/users'/>"><fmt:message key="key.cancel"/></a>
            <button class="button super solid"><fmt:message key="key.confirm"/></button></div>
    </form>
</t:layout>
