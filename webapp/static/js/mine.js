// A user's own keys: the window that shows a new secret opens over the list, and examples are copied.
// Without this module the same forms lead to the same window as a page of its own.
import { copyText, localTimes } from "./frame.js";
import { guard } from "./key-window.js";
import { refresh } from "./list.js";

const LIST = document.querySelector("[data-list]");

document.addEventListener("focusin", event => {
    if (event.target.matches("[data-select]") && !event.target.dataset.touched) {
        event.target.dataset.touched = "yes";
        event.target.select();
    }
});

document.addEventListener("submit", async event => {
    const form = event.target;
    if (!form.matches("dialog [data-shows-key]") || !LIST) {
        return;
    }
    event.preventDefault();
    const act = form.querySelector(".dialog-foot button");
    act.disabled = true;
    try {
        const answer = await fetch(form.action, {
            method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Fragment": "1" },
        });
        const text = await answer.text();
        if (answer.redirected) {
            location.reload();
        } else if (answer.ok) {
            form.closest("dialog").close();
            showKey(text);
        } else {
            fail(form, JSON.parse(text).detail);
        }
    } catch {
        fail(form, form.dataset.failed);
    } finally {
        act.disabled = false;
    }
});

function fail(form, message) {
    const place = form.querySelector("[data-error]");
    place.querySelector("span").textContent = message;
    place.hidden = false;
    form.querySelector("[autofocus]").focus();
}

function showKey(html) {
    const keyWindow = document.createElement("dialog");
    keyWindow.className = "key-window";
    keyWindow.setAttribute("aria-labelledby", "key-window-title");
    keyWindow.append(new DOMParser().parseFromString(html, "text/html").querySelector("[data-key-window]"));
    localTimes(keyWindow);
    document.body.append(keyWindow);
    guard(keyWindow, async () => {
        keyWindow.close();
        keyWindow.remove();
        await refresh(location.href);
    });
    keyWindow.showModal();
    keyWindow.querySelector("[data-key]").select();
}

document.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy-code]");
    if (!button || button.closest("[data-key-window]")) {
        return;
    }
    const shown = [...button.closest("[data-code]").querySelectorAll("pre")].find(pre => pre.checkVisibility());
    if (await copyText(shown.textContent)) {
        button.classList.add("done");
        setTimeout(() => button.classList.remove("done"), 3000);
    }
});
