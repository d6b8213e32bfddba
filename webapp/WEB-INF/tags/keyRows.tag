<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A table of keys, with what can be done with each." %>
<%@ attribute name="rows" required="true" type="java.util.List" description="The keys." %>
<%@ attribute name="back" required="true" description="Where acts lead back to, inside the application." %>
<%@ attribute name="list" required="false" type="org.kirogate.page.ListAddress" description="What the list was asked for; rows of a list have boxes to tick and sorted heads." %>
<%@ attribute name="kinds" required="false" type="java.lang.Boolean" description="Whether super keys have a tag, because others stand there too." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="listed" value="${not empty list}"/>
<div class="table-scroll"><table class="keys<c:if test="${listed}"> ticked</c:if>">
    <thead><tr><c:choose><c:when test="${listed}">
        <td class="tick"><input type="checkbox" class="needs-script" data-tick-all aria-label="<fmt:message key='keys.tickAll'/>"></td>
        <t:sort list="${list}" column="name" label="key.name"/></c:when><c:otherwise>
        <th scope="col"><fmt:message key="key.name"/></th></c:otherwise></c:choose>
        <c:if test="${listed}"><th scope="col"><fmt:message key="key.owner"/></th></c:if>
        <th scope="col"><fmt:message key="keys.state"/></th>
        <c:choose><c:when test="${listed}"><t:sort list="${list}" column="request_count" label="keys.requests" number="true"/></c:when><c:otherwise><th scope="col" class="number"><fmt:message key="keys.requests"/></th></c:otherwise></c:choose>
        <th scope="col" class="number"><fmt:message key="keys.rate"/></th>
        <th scope="col" class="wide"><fmt:message key="keys.trend"/></th>
        <th scope="col" class="number wide"><fmt:message key="keys.usedTokens"/></th>
        <c:choose><c:when test="${listed}"><t:sort list="${list}" column="last_used" label="keys.lastUsed"/></c:when><c:otherwise><th scope="col"><fmt:message key="keys.lastUsed"/></th></c:otherwise></c:choose>
        <c:choose><c:when test="${listed and list.shape().sorts().contains('expires_at')}"><t:sort list="${list}" column="expires_at" label="key.expires"/></c:when><c:otherwise><th scope="col"><fmt:message key="key.expires"/></th></c:otherwise></c:choose>
        <th scope="col" class="actions"><fmt:message key="users.actions"/></th>
    </tr></thead>
    <tbody><c:forEach var="row" items="${rows}"><c:set var="key" value="${row.key()}"/><c:set var="counters" value="${key.counters()}"/>
        <c:url var="query" value=""><c:param name="key_id" value="${key.id()}"/><c:param name="back" value="${back}"/></c:url><c:set var="query" value="${fn:escapeXml(query)}"/>
        <tr<c:if test="${row.off()}"> class="off"</c:if>>
            <c:if test="${listed}"><td class="tick"><input type="checkbox" name="id" value="${key.id()}" form="bulk" aria-label="${fn:escapeXml(key.name())}"></td></c:if>
            <th scope="row"><a href="<c:url value='/admin/keys/${key.id()}'/>"><bdi><c:out value="${key.name()}"/></bdi></a><c:if test="${kinds and key.superKey()}">&#32;<span class="tag super"><fmt:message key="keys.superTag"/></span></c:if><span class="sub mono"><c:out value="${key.prefix()}"/>…</span></th>
            <c:if test="${listed}"><td data-label="<fmt:message key='key.owner'/>"><a href="<c:url value='/admin/users/${key.userId()}'/>"><bdi><c:out value="${row.owner()}"/></bdi></a></td></c:if>
            <td class="state"><t:badge state="${row.state()}" words="keys.state"/><c:if test="${not empty row.note()}"><span class="sub"><fmt:message key="keys.note.${row.note()}"><fmt:param value="${row.noteValue()}"/></fmt:message></span></c:if><c:forEach var="bar" items="${row.near()}" end="1"><span class="sub near-limit"><fmt:message key="audit.field.limits.${bar.name()}"/>&#32;${bar.percent()}%</span></c:forEach></td>
            <td class="number" data-label="<fmt:message key='keys.requests'/>"><fmt:formatNumber value="${counters.requests()}"/><c:if test="${counters.requests() > 0}">&#32;<span class="sub"><fmt:message key="keys.month"><fmt:param value="${row.trend().requests()}"/></fmt:message></span></c:if></td>
            <td class="number rate ${row.rateClass()}" data-label="<fmt:message key='keys.rate'/>"><c:choose><c:when test="${row.used()}"><fmt:formatNumber value="${counters.successRate()}" type="percent" minFractionDigits="1" maxFractionDigits="1"/></c:when><c:otherwise>–</c:otherwise></c:choose></td>
            <td class="wide"><svg class="spark<c:if test="${row.off() or row.trend().requests() == 0}"> idle</c:if>" viewBox="0 0 88 28" preserveAspectRatio="none" role="img" aria-label="<fmt:message key='keys.month'><fmt:param value='${row.trend().requests()}'/></fmt:message>"><c:if test="${row.trend().requests() > 0}"><polygon class="under" points="0,28 ${row.points()} 88,28"></polygon></c:if><polyline class="stroke" points="${row.points()}"></polyline></svg></td>
            <td class="number wide">${row.trend().tokens()}</td>
            <td class="when" data-label="<fmt:message key='keys.lastUsed'/>"><t:time at="${row.lastUsed()}" relative="true"/><c:if test="${not empty row.trend().lastFrom()}"><span class="sub mono"><c:out value="${row.trend().lastFrom()}"/></span></c:if></td>
            <td class="when end" data-label="<fmt:message key='key.expires'/>"><c:choose><c:when test="${row.expires().known()}"><span<c:if test="${row.state() eq 'expiring'}"> class="near"</c:if>><c:choose><c:when test="${row.daysLeft() > 0}"><fmt:message key="keys.inDays"><fmt:param value="${row.daysLeft()}"/></fmt:message></c:when><c:otherwise><t:time at="${row.expires()}" relative="true"/></c:otherwise></c:choose></span><span class="sub">${row.lastDay()}</span></c:when><c:otherwise><fmt:message key="key.never"/></c:otherwise></c:choose></td>
            <td class="actions"><c:choose><c:when test="${not key.active()}"><t:act path="/admin/keys/state" label="keys.enable" style="small" name="active" value="1"><input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:when>
                <c:when test="${key.superKey()}"><a class="button small" data-dialog href="<c:url value='/admin/keys/rotate'/>${query}"><t:icon name="rotate"/><fmt:message key="keys.rotate"/></a></c:when>
                <c:otherwise><t:act path="/admin/keys/state" label="keys.disable" style="small" name="active" value="0"><input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:otherwise></c:choose>
                <t:menu label="users.more"><c:if test="${key.superKey() and key.active()}"><t:act path="/admin/keys/state" label="keys.disable" style="quiet" name="active" value="0"><input type="hidden" name="key_id" value="${key.id()}"><input type="hidden" name="back" value="${fn:escapeXml(back)}"></t:act></c:if>
                    <c:if test="${key.superKey() and not key.active()}"><a class="button quiet" data-dialog href="<c:url value='/admin/keys/rotate'/>${query}"><fmt:message key="keys.rotateAsk"/></a></c:if>
                    <a class="button quiet" href="<c:url value='/admin/keys/edit'/>${query}"><fmt:message key="keys.editAsk"/></a><a class="button quiet" href="<c:url value='/admin/usage'><c:param name='key' value='${key.id()}'/></c:url>"><fmt:message key="keys.usage"/></a><hr><a class="button quiet danger" data-dialog href="<c:url value='/admin/keys/delete'/>${query}"><fmt:message key="keys.deleteAsk"/></a></t:menu></td>
        </tr></c:forEach></tbody>
</table></div>
