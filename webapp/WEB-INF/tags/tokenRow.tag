<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="One token in the list of the pool, with what can be done." %>
<%@ attribute name="row" required="true" type="org.kirogate.admin.TokenLine" description="The token." %>
<%@ attribute name="trend" required="true" type="org.kirogate.page.chart.Spark" description="Its requests of the last hours." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="token" value="${row.token()}"/>
<tr<c:if test="${row.state() eq 'disabled'}"> class="off"</c:if>>
    <td class="tick"><input type="checkbox" name="id" value="${token.id()}" form="bulk" aria-label="<fmt:message key='pool.tick'/>&#32;${fn:escapeXml(token.name())}"></td>
    <td class="number id" data-label="ID">${token.id()}</td>
    <th scope="row"><a href="<c:url value='/admin/tokens/${token.id()}'/>"><bdi><c:out value="${token.name()}"/></bdi></a><span class="sub"><bdi><c:out value="${row.owner()}"/></bdi> · <t:tokenKind line="${row}"/></span></th>
    <td data-label="<fmt:message key='pool.visibility'/>"><span class="tag"><t:icon name="${token.isPublic() ? 'globe' : 'lock'}"/><fmt:message key="${token.isPublic() ? 'pool.public' : 'pool.private'}"/></span></td>
    <td class="state"><t:tokenState line="${row}"/></td>
    <td class="of-quota" data-label="<fmt:message key='pool.quota'/>"><t:quota used="${row.spent()}" limit="${row.limit()}" reserve="${row.kept()}" resets="${row.resets()}"/></td>
    <td class="number" data-label="<fmt:message key='pool.success'/>"><span class="rate ${row.rateLook()}">${empty row.rate() ? '–' : row.rate()}</span></td>
    <td class="number" data-label="<fmt:message key='pool.inFlight'/>">${row.load().inFlight()}&#32;<span class="of">/ ${row.load().maxConcurrency() == 0 ? '∞' : row.load().maxConcurrency()}</span></td>
    <td class="wide"><t:spark of="${trend}" label="pool.trend.label"/></td>
    <td class="number uses" data-label="<fmt:message key='pool.requests'/>"><fmt:formatNumber value="${row.requests()}"/><span class="sub"><t:time at="${row.used()}" relative="true"/></span></td>
    <td class="actions"><t:act path="/admin/tokens/act" label="pool.act.validate" style="small" name="act" value="validate"><input type="hidden" name="id" value="${token.id()}"><input type="hidden" name="back" value="${fn:escapeXml(frame.here())}"></t:act>
        <t:menu label="pool.more"><a class="button quiet" href="<c:url value='/admin/tokens/${token.id()}#history'/>"><fmt:message key="pool.history"/></a><t:tokenActs line="${row}" back="${frame.here()}"/></t:menu></td>
</tr>
