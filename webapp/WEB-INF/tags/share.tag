<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A share as a bar in the colour of its series." %>
<%@ attribute name="percent" required="true" description="0 to 100." %>
<%@ attribute name="colour" required="false" description="Colour: s1 to s6; s1 when left out." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<svg class="bar share" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${percent}%"><rect class="track" width="100" height="6"></rect><rect class="${empty colour ? 's1' : colour}" width="${percent}" height="6"></rect></svg>
