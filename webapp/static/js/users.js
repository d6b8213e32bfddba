// Making a super key without leaving the list: the name dialog, then the window that shows the key once.
// Without this module the same buttons are links to the same two pages.

const dialog = document.querySelector("#super-key-dialog");
const form = dialog.querySelector("form");
const windowHost = document.querySelector("#key-window-host");
let opener = null;

// On the document, so that rows the search brought in work too.
document.addEventListener("click", event => {
    const link = event.target.closest("[data-super-key]");
    if (!link || event.ctrlKey || event.metaKey) {
        return;
    }
    event.preventDefault();
    opener = link;
    form.reset();
    form.elements.user_id.value = link.dataset.userId;
    dialog.querySelector("[data-owner]").textContent = link.dataset.owner;
    fail("");
    dialog.showModal();
    form.elements.name.select();
});

dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => opener && opener.focus());

form.addEventListener("submit", async event => {
    event.preventDefault();
    const submit = form.querySelector("[type=submit]");
    submit.disabled = true;
    try {
        const answer = await fetch(form.dataset.window, {
            method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "text/html", "X-Fragment": "1" },
        });
        const text = await answer.text();
        if (!answer.ok) {
            fail(answer.headers.get("Content-Type")?.includes("json") ? JSON.parse(text).detail : form.dataset.failed);
            return;
        }
        opener = null;
        dialog.close();
        showKey(text);
    } catch {
        fail(form.dataset.failed);
    } finally {
        submit.disabled = false;
    }
});

function fail(message) {
    const place = dialog.querySelector("[data-error]");
    place.textContent = message;
    place.hidden = !message;
}

async function showKey(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const keyWindow = document.createElement("dialog");
    keyWindow.className = "key-window";
    keyWindow.setAttribute("aria-labelledby", "key-window-title");
    keyWindow.append(...page.querySelector("[data-key-window]").childNodes);
    windowHost.replaceChildren(keyWindow);
    const { guard } = await import("./key-window.js");
    guard(keyWindow);
    keyWindow.showModal();
    keyWindow.querySelector("[data-key]").select();
}
