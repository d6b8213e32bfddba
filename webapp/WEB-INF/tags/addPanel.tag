<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="The panel for adding tokens: three ways, and what is under way." %>
<%@ attribute name="add" required="true" type="org.kirogate.portal.AddPanel" description="What it shows." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<section class="panel padded add" id="add" aria-labelledby="add-title" tabindex="-1" data-add>
    <div class="panel-head"><h2 id="add-title"><c:choose><c:when test="${add.renew().id() > 0}"><fmt:message key="tokens.renew"/>: <bdi><c:out value="${add.renew().name()}"/></bdi></c:when><c:otherwise><fmt:message key="tokens.add"/></c:otherwise></c:choose></h2>
        <c:if test="${add.renew().id() > 0}"><span class="grow"></span><a class="button quiet small" href="<c:url value='${add.here()}'/>"><fmt:message key="confirm.cancel"/></a></c:if></div>
    <nav class="segments" aria-label="<fmt:message key='tokens.ways'/>">
        <a href="<c:url value='${add.with("paste")}'/>"<c:if test="${add.way() eq 'paste'}"> aria-current="true"</c:if>><fmt:message key="tokens.way.paste"/></a>
        <c:if test="${add.renew().id() == 0}"><a href="<c:url value='${add.with("file")}'/>"<c:if test="${add.way() eq 'file'}"> aria-current="true"</c:if>><fmt:message key="tokens.way.file"/></a></c:if>
        <c:if test="${add.byCode()}"><a href="<c:url value='${add.with("device")}'/>"<c:if test="${add.way() eq 'device'}"> aria-current="true"</c:if>><fmt:message key="tokens.way.device"/></a></c:if>
    </nav>
    <c:if test="${add.error().said()}"><div class="notice bad" role="alert" id="add-error"><t:icon name="alert"/><span><t:told reason="${add.error()}"/></span></div></c:if>
    <c:choose>
        <c:when test="${add.way() eq 'device'}"><t:deviceCode add="${add}"/></c:when>
        <c:otherwise><form method="post" enctype="multipart/form-data" action="<c:url value='/user/tokens/add'/>" data-busy="<fmt:message key='tokens.reading'/>">
            <input type="hidden" name="csrf_token" value="${fn:escapeXml(frame.csrf())}"><input type="hidden" name="way" value="${add.way()}">
            <c:if test="${add.renew().id() > 0}"><input type="hidden" name="renew" value="${add.renew().id()}"></c:if>
            <c:choose><c:when test="${add.way() eq 'file'}">
                <label class="field"><span class="label"><fmt:message key="tokens.file"/></span><input class="input file" type="file" name="file" multiple required accept=".json,.jsonl,.txt,.csv,text/plain,application/json"<c:if test="${add.error().said()}"> aria-invalid="true" aria-describedby="add-error" autofocus</c:if>><span class="hint"><fmt:message key="tokens.file.hint"/></span></label>
            </c:when><c:otherwise>
                <label class="field"><span class="label"><fmt:message key="tokens.paste"/></span><textarea class="input code-input" name="data" rows="5" required spellcheck="false" autocomplete="off" placeholder="<fmt:message key='tokens.paste.example'/>"<c:if test="${add.error().said()}"> aria-invalid="true" aria-describedby="add-error" autofocus</c:if>></textarea><span class="hint"><fmt:message key="${add.renew().id() > 0 ? 'tokens.paste.hintOne' : 'tokens.paste.hint'}"/></span></label>
            </c:otherwise></c:choose>
            <c:if test="${add.renew().id() == 0}"><label class="field"><span class="label"><fmt:message key="tokens.name"/>&#32;<small><fmt:message key="tokens.optional"/></small></span><input class="input" name="name_prefix" maxlength="40" autocomplete="off"><span class="hint"><fmt:message key="tokens.name.hint"/></span></label>
                <t:addPublic sharing="${add.sharing()}"/></c:if>
            <button class="button primary"><fmt:message key="${add.renew().id() > 0 ? 'tokens.renew' : 'tokens.import'}"/></button>
        </form></c:otherwise>
    </c:choose>
    <div data-progress="job"<c:if test="${add.job().running()}"> data-live="1.5" data-self="<c:url value='${add.self()}'/>"</c:if>><c:if test="${add.job().id() > 0}"><t:importJob job="${add.job()}"/></c:if></div>
    <details class="how" id="how"><summary><fmt:message key="tokens.how"/></summary><ul>
        <c:if test="${add.byCode()}"><li><fmt:message key="tokens.how.device"/></li></c:if><li><fmt:message key="tokens.how.ide"/></li><li><fmt:message key="tokens.how.key"/></li><li><fmt:message key="tokens.how.export"/></li></ul>
        <p><fmt:message key="tokens.how.what"/></p></details>
</section>
