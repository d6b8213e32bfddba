// The pool: a check of one token says that it is under way, a check of many is followed while it goes on.
import { refresh } from "./list.js";

document.addEventListener("submit", event => {
    const button = event.submitter;
    if (button?.value === "validate" && !event.target.matches("[data-bulk]")) {
        button.setAttribute("aria-busy", "true");
    }
});

// Coming back by the browser's button shows the page as it was left.
addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("[aria-busy]")) {
        button.removeAttribute("aria-busy");
    }
});

const EVERY_MS = 2000;

async function follow() {
    if (!document.querySelector("[data-running]")) {
        return;
    }
    if (!document.hidden) {
        await refresh(location.href);
    }
    setTimeout(follow, EVERY_MS);
}

setTimeout(follow, EVERY_MS);
