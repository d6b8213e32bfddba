<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="tokens.add" tab="myTokens" sheet="own-tokens" script="tokens">
    <nav class="crumbs" aria-label="<fmt:message key='tokens.crumbs'/>"><a href="<c:url value='/user'/>"><fmt:message key="tokens.title"/></a></nav>
    <div class="alone"><t:addPanel add="${view}"/></div>
</t:layout>
