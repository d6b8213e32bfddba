<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleText="${view.title()}" tab="myTokens" sheet="own-tokens">
    <nav class="crumbs" aria-label="<fmt:message key='tokens.crumbs'/>"><a href="<c:url value='${view.back()}'/>"><fmt:message key="tokens.title"/></a></nav>
    <div class="title"><h1><bdi><c:out value="${view.title()}"/></bdi></h1></div>
    <section class="panel padded"><ol class="timeline">
        <c:forEach var="event" items="${view.events()}"><li class="${event.state() eq 'active' ? 'ok' : event.state() eq 'cooling' ? 'cool' : event.state() eq 'exhausted' ? 'warn' : event.state() eq 'disabled' ? '' : 'bad'}"><b><fmt:message key="pool.state.${event.state()}"/></b><t:time at="${event.at()}"/>
            <p><t:told reason="${event.reason()}"/><c:if test="${event.until().known()}"><fmt:message key="pool.comma"/><t:time at="${event.until()}"/>&#32;<fmt:message key="tokens.history.until"/></c:if></p></li></c:forEach>
        <li><b><fmt:message key="tokens.history.added"/></b><t:time at="${view.added()}"/><c:if test="${empty view.events()}"><p><fmt:message key="tokens.history.none"/></p></c:if></li>
    </ol></section>
</t:layout>
