<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout titleKey="tab.account" tab="account" sheet="account" script="account">
    <div class="title"><h1><fmt:message key="tab.account"/></h1></div>
    <div class="account">
        <div class="stack">
            <section class="panel" aria-labelledby="sessions">
                <div class="panel-head"><h2 id="sessions"><fmt:message key="account.sessions"/></h2><span class="grow"></span>
                    <c:if test="${fn:length(view.sessions()) > 1}"><t:act path="/user/account/sessions" label="account.endOthers" style="small danger" name="session" value="others"/></c:if></div>
                <ul class="rows">
                    <c:forEach var="row" items="${view.sessions()}"><li>
                        <span class="grow"><b><c:choose><c:when test="${empty row.client()}"><fmt:message key="account.unknownClient"/></c:when><c:otherwise><c:out value="${row.client()}"/></c:otherwise></c:choose></b>
                            <c:if test="${row.current()}">&#32;<span class="tag accent"><fmt:message key="account.current"/></span></c:if>
                            <span class="sub"><c:if test="${not empty row.network()}"><span class="mono"><c:out value="${row.network()}"/></span> · </c:if><fmt:message key="account.opened"/>&#32;<t:time at="${row.opened()}"/> · <fmt:message key="account.ends"/>&#32;<t:time at="${row.ends()}"/></span></span>
                        <span class="seen"><fmt:message key="account.seen"/>&#32;<t:time at="${row.seen()}" relative="true"/></span>
                        <c:if test="${not row.current()}"><t:act path="/user/account/sessions" label="frame.signOut" style="small" name="session" value="${row.id()}"/></c:if>
                    </li></c:forEach>
                </ul>
                <p class="panel-foot"><fmt:message key="account.sessionsNote"/></p>
            </section>
            <section class="panel padded" aria-labelledby="change">
                <div class="panel-head"><h2 id="change"><fmt:message key="password.title"/></h2></div>
                <form class="narrow-form" method="post" action="<c:url value='/user/account/password'/>">
                    <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}">
                    <input class="hidden" name="username" autocomplete="username" value="${fn:escapeXml(view.name())}" readonly tabindex="-1" aria-hidden="true">
                    <c:if test="${not empty view.error()}"><div class="notice bad" role="alert"><t:icon name="alert"/><span><a href="#${view.wrong()}"><c:out value="${view.error()}"/></a></span></div></c:if>
                    <div class="field"><label class="label" for="current"><fmt:message key="password.current"/></label>
                        <t:password name="current" autocomplete="current-password" focus="${view.wrong() eq 'current'}" error="${view.wrong() eq 'current' ? 'current-hint' : ''}"/>
                        <t:fieldNote id="current-hint" error="${view.wrong() eq 'current' ? view.error() : ''}"/></div>
                    <div class="field"><label class="label" for="password"><fmt:message key="password.new"/></label>
                        <t:password name="password" autocomplete="new-password" rules="true" focus="${view.wrong() eq 'password'}" error="${view.wrong() eq 'password' ? 'password-hint' : ''}"/>
                        <t:fieldNote id="password-hint" error="${view.wrong() eq 'password' ? view.error() : ''}"/>
                        <t:passwordRules/></div>
                    <div class="form-end"><button class="button primary"><fmt:message key="password.submit"/></button><span class="hint"><fmt:message key="account.passwordNote"/></span></div>
                </form>
            </section>
        </div>
        <section class="panel padded" aria-labelledby="profile">
            <div class="panel-head"><h2 id="profile"><fmt:message key="account.profile"/></h2></div>
            <dl class="detail one">
                <div><dt><fmt:message key="users.name"/></dt><dd><bdi><c:out value="${view.name()}"/></bdi></dd></div>
                <div><dt><fmt:message key="register.email"/></dt><dd><bdi><c:out value="${view.email()}"/></bdi></dd></div>
                <div><dt>ID</dt><dd>${view.id()}</dd></div>
                <div><dt><fmt:message key="users.trust"/></dt><dd><span class="tag">Lv.${view.trustLevel()}</span></dd></div>
                <div><dt><fmt:message key="users.registered"/></dt><dd><t:time at="${view.registered()}"/></dd></div>
            </dl>
        </section>
    </div>
</t:layout>
