// Links and buttons that ask first: their page is shown as a dialog over this one. Without script they lead to that page.

let opener = null;

document.addEventListener("click", async event => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
    }
    event.preventDefault();
    await open(link.href, link);
});

/** Shows the part of a page that is meant for a dialog; goes to the page itself when it has none. */
async function open(url, from) {
    const answer = await fetch(url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const body = page.querySelector("[data-dialog-body]");
    if (!answer.ok || !body) {
        location.assign(url);
        return;
    }
    const menu = from.closest("details[data-menu]");
    opener = menu?.querySelector("summary") ?? from;
    menu?.removeAttribute("open");
    show(body);
}

function show(body) {
    const dialog = document.createElement("dialog");
    const title = body.querySelector("h1");
    title.id = "dialog-title";
    dialog.setAttribute("aria-labelledby", title.id);
    body.classList.remove("card", "wide", "narrow");
    dialog.append(body);
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
        dialog.remove();
        opener?.focus();
    });
    for (const cancel of dialog.querySelectorAll("[data-cancel]")) {
        cancel.addEventListener("click", event => {
            event.preventDefault();
            dialog.close();
        });
    }
    guardTyping(dialog);
    dialog.showModal();
}

/** Keeps the act out of reach until the name is typed; the server asks for the same. */
function guardTyping(root) {
    for (const field of root.querySelectorAll("[data-typed]")) {
        const act = field.form.querySelector(".dialog-foot button:not([type=button])");
        const follow = () => {
            act.disabled = field.value.trim() !== field.dataset.typed;
        };
        field.addEventListener("input", follow);
        follow();
    }
}

guardTyping(document);
