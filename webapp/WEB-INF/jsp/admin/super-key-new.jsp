<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="key.new" tab="${view.userId() > 0 ? 'users' : 'superKeys'}" script="key-form">
    <form class="card wide narrow" method="post" action="<c:url value='/admin/super-keys'/>" data-key-form>
        <fmt:message var="trust" key="users.trust"/><c:set var="known" value="${view.userId() > 0}"/>
        <t:keyFields userId="${view.userId()}" owner="${known ? view.ownerName().concat(' · ID ').concat(view.userId()).concat(' · ').concat(trust).concat(' Lv.').concat(view.trustLevel()) : view.ownerName()}" askOwner="${not known}" back="${known ? '' : '/admin/super-keys'}" name="${view.typed().name()}" reason="${view.typed().reason()}" validity="${view.validity()}" valid="${view.typed().valid()}" until="${view.typed().until()}" error="${view.error()}" once="${view.once()}" reaches="${view.publicTokens()}"/>
    </form>
</t:layout>
