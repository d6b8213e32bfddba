// The rules of a new password tick while one types; the server asks for the same.

const RULES = {
    length: text => [...text].length >= 8 && [...text].length <= 64,
    lower: text => /\p{Ll}/u.test(text),
    upper: text => /\p{Lu}/u.test(text),
    digit: text => /\p{Nd}/u.test(text),
    other: text => /[^\p{Ll}\p{Lu}\p{Nd}]/u.test(text),
};

for (const list of document.querySelectorAll("[data-password-rules]")) {
    const field = list.closest("form").querySelector("[data-password]");
    const follow = () => {
        for (const rule of list.querySelectorAll("[data-rule]")) {
            rule.classList.toggle("met", RULES[rule.dataset.rule](field.value));
        }
    };
    field.addEventListener("input", follow);
    follow();
}
