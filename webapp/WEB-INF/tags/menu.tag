<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The ⋯ of a row: a floating list of further acts, danger last." %>
<%@ attribute name="label" required="true" description="Message key of what the list is about, for screen readers." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<details class="menu" data-menu><summary class="button quiet small" aria-label="<fmt:message key='${label}'/>" title="<fmt:message key='${label}'/>"><t:icon name="more"/></summary><div class="menu-list"><jsp:doBody/></div></details>
