// Lists: the rows follow search and filters while one types and chooses, and ticked rows are counted.
// Without script the same form is sent by its button, and the boxes work by themselves.
import { localTimes } from "./frame.js";

const form = document.querySelector("form[data-follow]");
const field = form?.querySelector("[data-live-search]");
let timer = 0;
let running = new AbortController();

if (field) {
    if (field.value) {
        field.setSelectionRange(field.value.length, field.value.length);
        field.focus();
    }
    field.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(follow, 250);
    });
    form.addEventListener("submit", event => {
        event.preventDefault();
        clearTimeout(timer);
        follow();
    });
    form.addEventListener("change", event => {
        if (event.target.matches("select, [type=checkbox]")) {
            follow();
        }
    });
    document.addEventListener("keydown", event => {
        if (event.key === "/" && !event.target.closest("input, textarea, select, dialog")) {
            event.preventDefault();
            field.focus();
        }
    });
}

/** The address that the form stands for: what is empty or the first choice stays out of it. */
function follow() {
    const url = new URL(form.action);
    for (const input of form.elements) {
        const usual = input.tagName === "SELECT" && input.selectedIndex === 0;
        const off = input.type === "checkbox" && !input.checked;
        if (input.name && input.value.trim() && !usual && !off) {
            url.searchParams.set(input.name, input.value.trim());
        }
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
        for (const part of document.querySelectorAll("[data-list], [data-count], [data-refreshed]")) {
            const mark = ["list", "count", "refreshed"].find(name => name in part.dataset);
            const fresh = [...page.querySelectorAll(`[data-${mark}]`)]
                .find(other => other.dataset[mark] === part.dataset[mark]);
            if (fresh) {
                localTimes(fresh);
                part.replaceWith(fresh);
            }
        }
        history.replaceState(null, "", url);
        tally();
        return page;
    } catch (failure) {
        if (failure.name !== "AbortError") {
            location.assign(url);
        }
        return null;
    }
}

/** Says how many rows are ticked; the bar shows itself only then. */
function tally() {
    const bar = document.querySelector("[data-bulk]");
    if (!bar) {
        return;
    }
    const boxes = [...document.querySelectorAll('input[name="id"][form="bulk"]')];
    const ticked = boxes.filter(box => box.checked);
    const every = document.querySelector("[data-tick-all]");
    bar.hidden = ticked.length === 0;
    bar.querySelector("[data-chosen]").textContent = bar.dataset.words.replace("{0}", ticked.length);
    for (const box of boxes) {
        box.closest("tr, li").classList.toggle("selected", box.checked);
    }
    if (every) {
        every.checked = boxes.length > 0 && ticked.length === boxes.length;
        every.indeterminate = ticked.length > 0 && ticked.length < boxes.length;
    }
}

document.addEventListener("change", event => {
    if (event.target.matches("[data-tick-all]")) {
        for (const box of document.querySelectorAll('input[name="id"][form="bulk"]')) {
            box.checked = event.target.checked;
        }
    }
    if (event.target.matches('[data-tick-all], input[name="id"][form="bulk"]')) {
        tally();
    }
});
document.addEventListener("reset", event => {
    if (event.target.matches("[data-bulk]")) {
        setTimeout(tally);
    }
});
tally();
