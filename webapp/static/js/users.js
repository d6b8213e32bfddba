// Making a super key without leaving the page: the name dialog, then the window that shows the key once.
// Without this module the same buttons are links to the same two pages.
import { fail, send } from "./key-dialog.js";
import { count } from "./key-form.js";
import "./keys.js";
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
    fail(form, "");
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

form.addEventListener("submit", event => {
    event.preventDefault();
    send(form, async () => {
        const page = await refresh(location.href);
        if (page) {
            form.elements.once.defaultValue = page.querySelector("[name=once]").value;
            document.querySelector(`[data-super-key][data-user-id="${form.elements.user_id.value}"]`)?.focus();
        }
    });
});
