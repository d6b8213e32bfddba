<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The trust levels, one to be chosen." %>
<%@ attribute name="level" required="false" type="java.lang.Integer" description="The one that holds now; none when left out." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fieldset class="choices"><legend class="label"><fmt:message key="users.trust"/></legend>
    <c:forEach var="value" begin="0" end="4"><label class="choice"><input type="radio" name="trust_level" value="${value}" required<c:if test="${value == level}"> checked autofocus</c:if>><span class="tag">Lv.${value}</span><span><fmt:message key="users.level.${value}"/></span></label></c:forEach>
</fieldset>
