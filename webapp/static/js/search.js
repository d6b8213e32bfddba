// Search as you type: the list follows the field a quarter of a second behind; without script Enter does it.
const field = document.querySelector("[data-live-search]");
let timer = 0;

if (field.value) {
    field.setSelectionRange(field.value.length, field.value.length);
    field.focus();
}
field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(follow, 250);
});
document.addEventListener("keydown", event => {
    if (event.key === "/" && !event.target.closest("input, textarea, select")) {
        event.preventDefault();
        field.focus();
    }
});

async function follow() {
    const url = new URL(field.form.action);
    url.search = new URLSearchParams(new FormData(field.form)).toString();
    const answer = await fetch(url);
    if (!answer.ok || answer.redirected) {
        location.assign(url);
        return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("[data-list]").replaceWith(page.querySelector("[data-list]"));
    document.querySelector("[data-count]").textContent = page.querySelector("[data-count]").textContent;
    history.replaceState(null, "", url);
}
