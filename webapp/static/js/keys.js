// The lists of keys: a rotated key is shown in a window over the list.
import { send } from "./key-dialog.js";
import { refresh } from "./list.js";

document.addEventListener("submit", event => {
    const form = event.target;
    if (form.matches("dialog form[data-shows-key]")) {
        event.preventDefault();
        send(form, () => refresh(location.href));
    }
});
