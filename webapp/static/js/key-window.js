// The window that shows a key once: copying, saving, and one question before it is closed unsaved.

/** Wires a key window, a dialog over a list or part of a page of its own; leave() closes it. */
export function guard(root, leave) {
    const find = name => root.querySelector(`[data-${name}]`);
    const key = find("key");
    const copy = find("copy");
    const note = find("note");
    const question = find("question");
    const env = find("env");
    let saved = false;

    function say(word) {
        note.querySelector("span").textContent = word;
    }

    function markSaved() {
        saved = true;
        question.hidden = true;
        note.classList.add("saved");
        say(note.dataset.wordCopied);
    }

    async function put(text, selectAgain) {
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch {
            // Plain http on a foreign host has no clipboard API; the selection and the old command work there.
            selectAgain();
            return document.execCommand("copy");
        }
    }

    copy.addEventListener("click", async () => {
        key.select();
        if (!await put(key.value, () => key.select())) {
            say(note.dataset.wordManual);
            return;
        }
        markSaved();
        copy.textContent = copy.dataset.wordCopied;
        copy.classList.add("done");
        setTimeout(() => {
            copy.textContent = copy.dataset.wordCopy;
            copy.classList.remove("done");
        }, 3000);
    });
    find("copy-code").addEventListener("click", async () => {
        const shown = [...root.querySelectorAll("pre")].find(pre => pre.checkVisibility());
        if (await put(shown.textContent, () => getSelection().selectAllChildren(shown))) {
            markSaved();
        }
    });
    root.addEventListener("copy", event => {
        const part = event.target === key ? key.value.slice(key.selectionStart, key.selectionEnd) : String(getSelection());
        if (part.includes(key.value)) {
            markSaved();
        }
    });
    key.addEventListener("focus", () => key.select());

    const base = env.dataset.baseUrl;
    env.href = URL.createObjectURL(new Blob([
        `ANTHROPIC_BASE_URL=${base}\nANTHROPIC_API_KEY=${key.value}\nOPENAI_BASE_URL=${base}/v1\nOPENAI_API_KEY=${key.value}\n`,
    ], { type: "text/plain" }));
    env.addEventListener("click", markSaved);

    function askOrLeave() {
        if (saved || !question.hidden) {
            end();
            return;
        }
        question.hidden = false;
        find("back").focus();
    }

    function warn(event) {
        if (!saved) {
            event.preventDefault();
        }
    }

    function end() {
        removeEventListener("beforeunload", warn);
        URL.revokeObjectURL(env.href);
        leave();
    }

    find("close").addEventListener("click", event => {
        event.preventDefault();
        askOrLeave();
    });
    find("back").addEventListener("click", () => {
        question.hidden = true;
        copy.focus();
    });
    find("anyway").addEventListener("click", end);
    root.addEventListener("keydown", event => {
        if (event.key === "Escape") {
            event.preventDefault();
            askOrLeave();
        }
    });
    root.addEventListener("cancel", event => event.preventDefault());
    addEventListener("beforeunload", warn);
}

const page = document.querySelector("main [data-key-window]");
if (page) {
    guard(page, () => location.assign(page.querySelector("[data-close]").href));
    page.querySelector("[data-key]").select();
}
