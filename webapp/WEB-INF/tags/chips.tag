<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="The filters in force, each with a way out." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ attribute name="words" required="true" description="Beginning of the message keys of filters: words.NAME is the filter, words.NAME.VALUE the value." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:if test="${list.narrowed()}"><div class="chips">
    <c:if test="${not empty list.search()}"><a class="chip" href="<c:url value='${list.withoutSearch()}'/>"><fmt:message key="list.search"/>: <bdi>“<c:out value="${list.search()}"/>”</bdi><t:icon name="close"/><span class="hidden"><fmt:message key="list.remove"/></span></a></c:if>
    <c:forEach var="chosen" items="${list.chosen()}"><a class="chip" href="<c:url value='${list.with(chosen.key, list.values(chosen.key)[0])}'/>"><fmt:message key="${words}.${chosen.key}"/>: <fmt:message key="${words}.${chosen.key}.${chosen.value}"/><t:icon name="close"/><span class="hidden"><fmt:message key="list.remove"/></span></a></c:forEach>
    <a class="button quiet small" href="<c:url value='${list.cleared()}'/>"><fmt:message key="list.clear"/></a>
</div></c:if>
