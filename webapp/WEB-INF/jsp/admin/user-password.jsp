<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="users.password.title" tab="users" sheet="users">
    <div class="card wide narrow">
        <div class="dialog-head"><span class="seal small plain"><t:icon name="lock"/></span><div><h1><fmt:message key="users.password.title"/></h1><p><bdi><c:out value="${view.name()}"/></bdi> · ID ${view.id()}</p></div></div>
        <div class="dialog-body">
            <p><fmt:message key="users.password.once"/></p>
            <p class="secret"><code id="new-password"><c:out value="${view.password()}"/></code>
                <button type="button" class="button needs-script" data-copy-from="#new-password"><t:icon name="copy"/><fmt:message key="users.password.copy"/></button></p>
            <p class="hint"><fmt:message key="users.password.next"/></p>
        </div>
        <div class="dialog-foot"><span class="grow"></span><a class="button" href="<c:url value='${view.back()}'/>"><fmt:message key="key.close"/></a></div>
    </div>
</t:layout>
