<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The list as a table for spreadsheets: the same search, filters and order, all rows." %>
<%@ attribute name="list" required="true" type="org.kirogate.page.ListAddress" description="What the list was asked for." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<a class="button" href="<c:url value='${list.csv()}'/>" download><t:icon name="download"/><fmt:message key="list.export"/></a>
