<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The dialog that makes a super key for a user, opened by buttons with data-super-key." %>
<%@ attribute name="once" required="true" description="Makes sure that the form makes one key." %>
<%@ attribute name="reaches" required="true" type="java.lang.Long" description="How many public tokens the key will reach now." %>
<%@ attribute name="validity" required="true" type="java.util.List" description="Terms that can be chosen." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<dialog id="super-key-dialog" aria-labelledby="super-key-title">
    <form method="post" action="<c:url value='/admin/super-keys'/>" data-key-form data-failed="<fmt:message key='key.failed'/>">
        <button type="button" class="button quiet small close" data-cancel aria-label="<fmt:message key='key.cancel'/>"><t:icon name="close"/></button>
        <t:keyFields once="${once}" reaches="${reaches}" validity="${validity}"/>
    </form>
</dialog>
