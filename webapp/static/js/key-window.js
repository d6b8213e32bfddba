// The window that shows a key once: copying, saving, and one question before it is closed unsaved.

/** Wires a key window, whether it is a dialog over a list or a page of its own. */
export function guard(root) {
    const key = root.querySelector("[data-key]");
    const copy = root.querySelector("[data-copy]");
    const close = root.querySelector("[data-close]");
    const note = root.querySelector("[data-note]");
    const words = root.querySelector("[data-words]").dataset;
    let saved = false;
    let asked = false;

    copy.hidden = false;
    copy.addEventListener("click", async () => {
        key.select();
        try {
            await navigator.clipboard.writeText(key.value);
        } catch {
            // Plain http on a foreign host has no clipboard API; the selection and the old command work there.
            if (!document.execCommand("copy")) {
                note.textContent = words.wordManual;
                return;
            }
        }
        markSaved();
        copy.textContent = words.wordCopied;
        copy.classList.add("done");
        setTimeout(() => {
            copy.textContent = words.wordCopy;
            copy.classList.remove("done");
        }, 3000);
    });
    key.addEventListener("copy", markSaved);
    key.addEventListener("focus", () => key.select());

    const env = root.querySelector("[data-env]");
    env.hidden = false;
    env.href = URL.createObjectURL(new Blob([env.dataset.lines.replaceAll("\\n", "\n")], { type: "text/plain" }));
    env.addEventListener("click", markSaved);

    function markSaved() {
        saved = true;
        note.textContent = words.wordCopied;
        note.classList.add("saved");
        close.textContent = words.wordClose;
        close.classList.remove("danger");
    }

    /** Whether it may close now; asks once when nothing was saved. */
    function mayClose() {
        if (saved || asked) {
            return true;
        }
        asked = true;
        note.textContent = words.wordUnsaved;
        close.textContent = words.wordAnyway;
        close.classList.add("danger");
        copy.focus();
        return false;
    }

    close.addEventListener("click", event => {
        if (!mayClose()) {
            event.preventDefault();
        } else if (root instanceof HTMLDialogElement) {
            event.preventDefault();
            leave();
        }
    });
    root.addEventListener("cancel", event => {
        event.preventDefault();
        if (mayClose()) {
            leave();
        }
    });

    function leave() {
        root.close();
        root.remove();
        location.reload();
    }
}

const page = document.querySelector("main [data-key-window]");
if (page) {
    guard(page);
    page.querySelector("[data-key]").select();
}
