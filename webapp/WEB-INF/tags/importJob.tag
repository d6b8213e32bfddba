<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="How far an import or a check of many tokens has come." %>
<%@ attribute name="job" required="true" type="org.kirogate.portal.JobShown" description="The job." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<div class="job">
    <div class="job-head"><b role="status"><fmt:message key="tokens.job.${job.task()}"/>&#32;${job.done()} / ${job.total()}</b>
        <c:choose><c:when test="${job.running()}"><span><fmt:message key="tokens.job.leave"/></span><span class="grow"></span><c:if test="${job.left() > 0}"><span><c:choose><c:when test="${job.left() < 90}"><fmt:message key="tokens.job.seconds"><fmt:param value="${job.left()}"/></fmt:message></c:when><c:otherwise><fmt:message key="tokens.job.minutes"><fmt:param value="${(job.left() - job.left() % 60) / 60 + 1}"/></fmt:message></c:otherwise></c:choose></span></c:if></c:when>
        <c:otherwise><span><fmt:message key="tokens.job.state.${job.state()}"/></span><span class="grow"></span><t:time at="${job.ended()}" relative="true"/></c:otherwise></c:choose></div>
    <progress value="${job.done()}" max="${job.total()}" aria-label="<fmt:message key='tokens.job.${job.task()}'/>"></progress>
    <div class="counts"><c:forEach var="count" items="${job.counts()}"><span class="result ${count.result()}"><t:icon name="${count.result() eq 'imported' or count.result() eq 'passed' ? 'check' : count.result() eq 'refused' ? 'close' : count.result() eq 'waiting' ? 'clock' : 'info'}"/><fmt:message key="tokens.result.${count.result()}"/>&#32;${count.count()}</span></c:forEach></div>
    <ol class="entries" tabindex="0" aria-label="<fmt:message key='tokens.job.entries'/>"><c:forEach var="line" items="${job.lines()}">
        <li><span class="entry">${line.entry()}</span><span class="what"><bdi class="mono"><c:out value="${line.label()}"/></bdi>
            <c:if test="${not empty line.kind() or line.why().said()}"><span class="sub"><c:if test="${not empty line.kind()}"><t:accountKind kind="${line.kind()}"/><c:if test="${not empty line.email()}"> · <bdi><c:out value="${line.email()}"/></bdi></c:if></c:if><c:if test="${line.why().said()}"><c:if test="${not empty line.kind()}"> · </c:if><t:told reason="${line.why()}"/></c:if></span></c:if></span>
            <span class="result ${line.result()}"><t:icon name="${line.result() eq 'imported' or line.result() eq 'passed' ? 'check' : line.result() eq 'refused' ? 'close' : line.result() eq 'checking' ? 'rotate' : line.result() eq 'queued' or line.result() eq 'waiting' ? 'clock' : 'info'}"/><fmt:message key="tokens.result.${line.result()}"/></span></li>
    </c:forEach></ol>
    <c:if test="${job.hidden() > 0}"><p class="sub"><fmt:message key="tokens.job.hidden"><fmt:param value="${job.hidden()}"/></fmt:message></p></c:if>
    <div class="ways"><c:choose><c:when test="${job.running()}"><a class="button small no-script" href="<c:url value='/user'><c:param name='job' value='${job.id()}'/></c:url>#add"><fmt:message key="tokens.job.look"/></a><t:act path="/user/tokens/imports" label="tokens.job.stop" style="small" name="job" value="${job.id()}"/></c:when><c:otherwise>
        <c:if test="${job.failed()}"><a class="button small" download href="<c:url value='/user/tokens/imports'><c:param name='job' value='${job.id()}'/><c:param name='only' value='failed'/></c:url>"><t:icon name="download"/><fmt:message key="tokens.job.failed"/></a></c:if>
        <a class="button quiet small" download href="<c:url value='/user/tokens/imports'><c:param name='job' value='${job.id()}'/></c:url>"><fmt:message key="tokens.job.all"/></a><a class="button quiet small" href="<c:url value='/user'/>"><fmt:message key="tokens.job.close"/></a></c:otherwise></c:choose></div>
</div>
