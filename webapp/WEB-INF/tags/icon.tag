<%@ tag language="java" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A picture beside a word; hidden from screen readers." %>
<%@ attribute name="name" required="true" description="A symbol of static/img/icons.svg." %>
<svg class="icon ${name}" aria-hidden="true"><use href="${frame.asset('img/icons.svg')}#${name}"></use></svg>
