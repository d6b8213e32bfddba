// A user's own keys: the window that shows a new secret opens over the list, and examples are copied.
// Without this module the same forms lead to the same window as a page of its own.
import { copyText } from "./frame.js";
import { send } from "./key-dialog.js";
import { refresh } from "./list.js";

const LIST = document.querySelector("[data-list]");

document.addEventListener("focusin", event => {
    if (event.target.matches("[data-select]") && !event.target.dataset.touched) {
        event.target.dataset.touched = "yes";
        event.target.select();
    }
});

document.addEventListener("submit", event => {
    if (LIST && event.target.matches("dialog form[data-shows-key]")) {
        event.preventDefault();
        send(event.target, () => refresh(location.href));
    }
});

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
