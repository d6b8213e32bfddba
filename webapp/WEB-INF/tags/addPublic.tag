<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="Whether what is added is public." %>
<%@ attribute name="sharing" required="true" type="java.lang.Boolean" description="Whether tokens can be made public at present." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<label class="field choice"><input type="checkbox" name="is_public" value="1"<c:if test="${not sharing}"> disabled</c:if>><span><fmt:message key="tokens.addPublic"/><span class="hint"><fmt:message key="${sharing ? 'tokens.addPublic.hint' : 'tokens.selfUse.short'}"/></span></span></label>
