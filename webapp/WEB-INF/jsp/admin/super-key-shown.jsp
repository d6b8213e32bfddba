<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="key.created.${view.kind()}" tab="${view.back().startsWith('/admin/users') ? 'users' : 'superKeys'}" script="key-window">
    <div class="card wide"><t:keyWindow key="${view}"/></div>
</t:layout>
