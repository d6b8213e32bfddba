<%@ tag language="java" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" body-content="empty" description="All limits of a key or a user, to be set." %>
<%@ attribute name="form" required="true" type="org.kirogate.page.LimitForm" description="The form." %>
<%@ attribute name="ending" required="false" type="java.lang.Boolean" description="Whether an end by the first use can be set." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<section class="panel padded" aria-labelledby="limits-speed"><div class="panel-head"><h2 id="limits-speed"><fmt:message key="limits.speed"/></h2></div>
    <div class="fields"><t:limitField form="${form}" name="requests_per_minute" mode="numeric"/>
        <t:limitField form="${form}" name="tokens_per_minute" mode="numeric"/>
        <t:limitField form="${form}" name="max_concurrency" mode="numeric"/></div>
</section>
<section class="panel padded" aria-labelledby="limits-amounts"><div class="panel-head"><h2 id="limits-amounts"><fmt:message key="limits.amounts"/></h2></div>
    <p class="about"><fmt:message key="limits.amounts.about"/></p>
    <div class="amounts"><c:forEach var="span" items="${form.spans()}" varStatus="at"><span class="of<c:if test="${at.first}"> first</c:if>"><fmt:message key="limits.span.${span}"/></span><c:forEach var="amount" items="${form.amounts()}"><t:limitField form="${form}" name="${span}.${amount}" mode="${amount eq 'credits' ? 'decimal' : 'numeric'}" words="limits.amount" amount="${amount}"/></c:forEach></c:forEach></div>
    <div class="fields"><t:limitField form="${form}" name="zone" mode="text" hint="limits.hint.zone" list="limit-zones"/>
        <t:limitField form="${form}" name="reset_hour" mode="numeric" hint="limits.hint.hour"/></div>
    <datalist id="limit-zones"><c:forTokens var="zone" delims="," items="UTC,Asia/Shanghai,Asia/Hong_Kong,Asia/Tokyo,Asia/Singapore,Europe/London,Europe/Berlin,America/New_York,America/Los_Angeles,Australia/Sydney"><option value="${zone}"></option></c:forTokens></datalist>
</section>
<section class="panel padded" aria-labelledby="limits-reach"><div class="panel-head"><h2 id="limits-reach"><fmt:message key="limits.reach"/></h2></div>
    <div class="fields wide"><t:limitField form="${form}" name="models" mode="" hint="limits.hint.models"/>
        <t:limitField form="${form}" name="networks" mode="" hint="limits.hint.networks"/></div>
    <fieldset class="programs" id="limit-clients"><legend class="label"><fmt:message key="audit.field.limits.clients"/></legend><input type="hidden" name="client_boxes" value="1">
        <div class="boxes"><c:forEach var="family" items="${form.families()}"><label><input type="checkbox" name="clients" value="${family}"<c:if test="${form.ticked(family)}"> checked</c:if>> <c:choose><c:when test="${family eq 'other' or family eq 'none'}"><fmt:message key="limits.client.${family}"/></c:when><c:otherwise>${family}</c:otherwise></c:choose></label></c:forEach></div>
        <c:choose><c:when test="${form.error('clients').said()}"><span class="error"><t:icon name="warning"/><span><t:told reason="${form.error('clients')}"/></span></span></c:when><c:otherwise><span class="hint"><fmt:message key="limits.hint.clients"/></span></c:otherwise></c:choose></fieldset>
</section>
<c:if test="${ending}"><section class="panel padded" aria-labelledby="limits-ending"><div class="panel-head"><h2 id="limits-ending"><fmt:message key="limits.ending"/></h2></div>
    <div class="fields"><t:limitField form="${form}" name="days_after_first_use" mode="numeric" hint="limits.hint.days"/></div>
</section></c:if>
