// Forms whose answer is a key that is shown once: sent without leaving the page, the key in a window over it.
import { localTimes } from "./frame.js";
import { guard } from "./key-window.js";

/** Sends such a form from its dialog; afterwards() runs when the key window is closed. */
export async function send(form, afterwards) {
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
            form.closest("dialog").close();
            showKey(text, afterwards);
        } else {
            fail(form, JSON.parse(text).detail);
        }
    } catch {
        fail(form, form.dataset.failed);
    } finally {
        submit.disabled = false;
    }
}

/** Says what was wrong inside the form; an empty text takes that back. */
export function fail(form, message) {
    const place = form.querySelector("[data-error]");
    place.querySelector("span").textContent = message;
    place.hidden = !message;
    if (message) {
        form.querySelector("[autofocus]").focus();
    }
}

function showKey(html, afterwards) {
    const keyWindow = document.createElement("dialog");
    keyWindow.className = "key-window";
    keyWindow.setAttribute("aria-labelledby", "key-window-title");
    keyWindow.append(new DOMParser().parseFromString(html, "text/html").querySelector("[data-key-window]"));
    localTimes(keyWindow);
    document.body.append(keyWindow);
    guard(keyWindow, () => {
        keyWindow.close();
        keyWindow.remove();
        afterwards();
    });
    keyWindow.showModal();
    keyWindow.querySelector("[data-key]").select();
}
