// Making a super key without leaving the list: the name dialog, then the window that shows the key once.
// Without this module the same buttons are links to the same two pages.
import { localTimes } from "./frame.js";
import { count } from "./key-form.js";
import { guard } from "./key-window.js";
import { refresh } from "./list.js";

const dialog = document.querySelector("#super-key-dialog");
const form = dialog.querySelector("form");
let opener = null;

// On the document, so that rows the search brought in work too.
document.addEventListener("click", event => {
    const link = event.target.closest("[data-super-key]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
    }
    event.preventDefault();
    opener = link;
    form.reset();
    form.elements.user_id.value = link.dataset.userId;
    dialog.querySelector("[data-owner]").textContent = link.dataset.owner;
    fail("");
    count(form);
    dialog.showModal();
    form.elements.name.select();
});

for (const cancel of dialog.querySelectorAll("[data-cancel]")) {
    cancel.addEventListener("click", event => {
        event.preventDefault();
        dialog.close();
    });
}
dialog.addEventListener("close", () => opener?.focus());

form.addEventListener("submit", async event => {
    event.preventDefault();
    const submit = form.querySelector("[type=submit]");
    submit.disabled = true;
    try {
        const answer = await fetch(form.action, {
            method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Fragment": "1" },
        });
        const text = await answer.text();
        if (answer.redirected) {
            location.reload();
        } else if (answer.ok) {
            dialog.close();
            showKey(text);
        } else {
            fail(JSON.parse(text).detail);
        }
    } catch {
        fail(form.dataset.failed);
    } finally {
        submit.disabled = false;
    }
});

function fail(message) {
    const place = dialog.querySelector("[data-error]");
    place.querySelector("span").textContent = message;
    place.hidden = !message;
    if (message) {
        form.elements.name.focus();
    }
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
        const page = await refresh(location.href);
        if (page) {
            form.elements.once.defaultValue = page.querySelector("[name=once]").value;
            document.querySelector(`[data-super-key][data-user-id="${form.elements.user_id.value}"]`)?.focus();
        }
    });
    keyWindow.showModal();
    keyWindow.querySelector("[data-key]").select();
}
