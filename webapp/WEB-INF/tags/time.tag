<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="A time; with script in the reader's zone." %>
<%@ attribute name="at" required="true" type="org.kirogate.page.Moment" description="The time." %>
<%@ attribute name="relative" required="false" description="Whether a script may say how long ago or ahead it is." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:choose><c:when test="${at.known()}"><time datetime="${at.iso()}"<c:if test="${relative}"> data-relative</c:if>>${at.text()}</time></c:when><c:otherwise>–</c:otherwise></c:choose>
