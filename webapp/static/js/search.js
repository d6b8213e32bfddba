// Search as you type: the list follows the field a quarter of a second behind; without script Enter does it.
import { localTimes } from "./frame.js";

const field = document.querySelector("[data-live-search]");
let timer = 0;
let running = new AbortController();

if (field.value) {
    field.setSelectionRange(field.value.length, field.value.length);
    field.focus();
}
field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(follow, 250);
});
field.form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(timer);
    follow();
});
document.addEventListener("keydown", event => {
    if (event.key === "/" && !event.target.closest("input, textarea, select, dialog")) {
        event.preventDefault();
        field.focus();
    }
});

function follow() {
    const url = new URL(field.form.action);
    if (field.value.trim()) {
        url.searchParams.set("search", field.value.trim());
    }
    return refresh(url);
}

/** Shows the list that is at an address now, without leaving the page; answers the fetched page. */
export async function refresh(url) {
    running.abort();
    running = new AbortController();
    try {
        const answer = await fetch(url, { signal: running.signal });
        const text = await answer.text();
        if (!answer.ok || answer.redirected) {
            location.assign(url);
            return null;
        }
        const page = new DOMParser().parseFromString(text, "text/html");
        const list = page.querySelector("[data-list]");
        localTimes(list);
        document.querySelector("[data-list]").replaceWith(list);
        document.querySelector("[data-count]").textContent = page.querySelector("[data-count]").textContent;
        history.replaceState(null, "", url);
        return page;
    } catch (failure) {
        if (failure.name !== "AbortError") {
            location.assign(url);
        }
        return null;
    }
}
