<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A part of a candidate's score: a bar and its share of what it can be." %>
<%@ attribute name="of" required="true" type="java.lang.Long" description="Thousandths." %>
<%@ attribute name="label" required="true" description="Message key of the part." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<td class="part" data-label="<fmt:message key='${label}'/>"><t:share percent="${of / 10}"/> <fmt:formatNumber value="${of / 10}" maxFractionDigits="0"/>%</td>
