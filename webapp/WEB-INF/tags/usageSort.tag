<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="The head of a column by which usage is drawn and sorted." %>
<%@ attribute name="view" required="true" type="org.kirogate.admin.UsageView" description="The page." %>
<%@ attribute name="measure" required="true" description="requests, credits, input or output." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<th scope="col" class="sortable number"<c:if test="${view.address().measure().label() eq measure}"> aria-sort="descending"</c:if>><a href="<c:url value='${view.sorted(measure)}'/>"><fmt:message key="usage.show.${measure}"/></a></th>
