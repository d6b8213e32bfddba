<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="Credits: whole from a hundred on; what is small keeps two digits that count, so that something never reads as nothing." %>
<%@ attribute name="of" required="true" type="java.lang.Double" description="The credits." %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<fmt:formatNumber value="${of}" maxFractionDigits="${of >= 100 ? 0 : of >= 0.1 ? 2 : of >= 0.01 ? 3 : of >= 0.001 ? 4 : 6}"/>
