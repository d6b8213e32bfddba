// The playground: calls this gateway as any program does, and shows what comes as it comes.
import { copyText } from "./frame.js";
import { DIALECTS } from "./dialects.js";

const KEY = "kirogate-playground-key";
const root = document.querySelector("[data-play]");
const find = name => root.querySelector(`[data-${name}]`);
const form = root.querySelector("form");
const keyField = find("key");
const state = find("state");
const tabs = [...root.querySelectorAll("[role=tab]")];
let running = null;
let askedModelsWith = "";
let modelTimer = 0;
let clock = 0;
const raw = { text: "", count: 0 };

const dialect = () => DIALECTS[form.elements.dialect.value];

function ask() {
    return {
        model: find("model").value, system: find("system").value.trim(), message: find("message").value,
        stream: find("stream").checked,
    };
}

// The key: kept in this tab alone, and in nothing that is sent anywhere but the API.
keyField.value = sessionStorage.getItem(KEY) ?? "";
keyField.addEventListener("input", () => {
    sessionStorage.setItem(KEY, keyField.value.trim());
    followKey();
});
find("reveal").addEventListener("click", event => {
    const hidden = keyField.type === "password";
    keyField.type = hidden ? "text" : "password";
    event.currentTarget.textContent = hidden ? event.currentTarget.dataset.hide : event.currentTarget.dataset.show;
    event.currentTarget.setAttribute("aria-pressed", String(hidden));
});

function followKey() {
    const key = keyField.value.trim();
    const kind = find("kind");
    kind.textContent = !key ? "" : key.startsWith("sk-super-") ? kind.dataset.super
        : key.startsWith("sk-") ? kind.dataset.ordinary : kind.dataset.odd;
    showCurl();
    clearTimeout(modelTimer);
    modelTimer = setTimeout(fetchModels, 400);
}

async function fetchModels() {
    const key = keyField.value.trim();
    const hint = find("models");
    if (key.length < 20 || key === askedModelsWith || !/^[\x21-\x7e]+$/.test(key)) {
        return;
    }
    askedModelsWith = key;
    try {
        const answer = await fetch(root.dataset.api + "models", { headers: { authorization: `Bearer ${key}` } });
        if (!answer.ok) {
            hint.textContent = hint.dataset.failed.replace("{0}", answer.status);
            return;
        }
        const ids = (await answer.json()).data.map(model => model.id);
        const select = find("model");
        const chosen = select.value;
        if (ids.length > 0) {
            select.replaceChildren(...ids.map(id => new Option(id, id, false, id === chosen)));
            if (!ids.includes(chosen)) {
                select.value = ids.find(id => id.replaceAll(".", "-") === chosen) ?? ids[0];
            }
        }
        hint.textContent = hint.dataset.some.replace("{0}", ids.length);
        showCurl();
    } catch {
        askedModelsWith = "";
        hint.textContent = hint.dataset.failed.replace("{0}", "–");
    }
}

function showCurl() {
    const { path, body } = dialect().request(ask());
    const quoted = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
    find("curl").textContent = `curl ${body.stream ? "-N " : ""}${root.dataset.base}/v1/${path} \\\n`
        + `  -H "${dialect().keyHeader("$KIROGATE_API_KEY").join(": ")}" \\\n`
        + "  -H \"content-type: application/json\" \\\n" + `  -d '${quoted}'`;
}

form.addEventListener("input", showCurl);
form.addEventListener("submit", event => {
    event.preventDefault();
    send();
});
find("message").addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
    }
});
find("stop").addEventListener("click", () => running?.abort());

function say(word) {
    state.textContent = word ? state.dataset[word] : "";
}

function begin(question) {
    raw.text = "";
    raw.count = 0;
    find("raw").textContent = "";
    find("count").textContent = "";
    find("before").hidden = true;
    find("turn").hidden = false;
    find("asked").textContent = question.message;
    find("served").textContent = question.model;
    find("thinking").textContent = "";
    find("thought").hidden = true;
    find("text").textContent = "";
    find("error").hidden = true;
    for (const name of ["first", "elapsed", "speed", "output"]) {
        find(name).textContent = "–";
    }
    find("request").textContent = "";
    find("send").hidden = true;
    find("stop").hidden = false;
    root.classList.add("receiving");
    find("stop").focus();
}

async function send() {
    const key = keyField.value.trim();
    if (running) {
        return;
    }
    if (!key || !/^[\x21-\x7e]+$/.test(key)) {
        say("wanting");
        keyField.focus();
        return;
    }
    const question = ask();
    const wire = dialect();
    const { path, body } = wire.request(question);
    const times = { start: performance.now(), first: 0, end: 0, output: 0 };
    running = new AbortController();
    begin(question);
    say("waiting");
    clock = setInterval(() => showTimes(times), 100);
    try {
        const answer = await fetch(root.dataset.api + path, {
            method: "POST", signal: running.signal, body: JSON.stringify(body),
            headers: Object.fromEntries([wire.keyHeader(key), ["content-type", "application/json"], ...wire.headers]),
        });
        find("request").textContent = answer.headers.get("x-request-id") ?? "";
        find("served").textContent = answer.headers.get("x-kirogate-model") || question.model;
        if (!answer.ok) {
            const text = await answer.text();
            addRaw(text);
            fail(`${answer.status} ${answer.statusText}`, text);
            say("failed");
        } else if (body.stream) {
            say("receiving");
            say(await receive(answer, wire, times) ? "done" : "cut");
        } else {
            const text = await answer.text();
            addRaw(text);
            times.first = performance.now();
            take(wire.whole(JSON.parse(text)), times);
            say("done");
        }
    } catch (failure) {
        if (failure.name === "AbortError") {
            say("stopped");
        } else {
            fail(state.dataset.unreached, String(failure.message));
            say("failed");
        }
    } finally {
        clearInterval(clock);
        times.end = performance.now();
        showTimes(times);
        running = null;
        root.classList.remove("receiving");
        find("stop").hidden = true;
        find("send").hidden = false;
        find("send").focus();
    }
}

/** Reads an event stream; answers whether it came to its end and held no error. */
async function receive(answer, wire, times) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    let good = false;
    for (;;) {
        const { done, value } = await reader.read();
        if (done) {
            return good;
        }
        rest += value;
        const events = rest.split(/\r?\n\r?\n/);
        rest = events.pop();
        for (const event of events) {
            addRaw(event);
            const data = event.split(/\r?\n/).filter(line => line.startsWith("data:"))
                .map(line => line.slice(5).trim()).join("\n");
            if (!data) {
                continue;
            }
            const part = data === "[DONE]" ? { end: true } : wire.event(JSON.parse(data));
            if (part.error) {
                fail("", JSON.stringify(part.error, null, 2));
                say("failed");
            }
            good = good || Boolean(part.end);
            take(part, times);
        }
    }
}

function take(part, times) {
    if ((part.text || part.thinking) && !times.first) {
        times.first = performance.now();
    }
    if (part.thinking) {
        find("thought").hidden = false;
        find("thinking").append(part.thinking);
    }
    if (part.text) {
        find("text").append(part.text);
    }
    times.output = part.output || times.output;
    if (part.model) {
        find("served").textContent = part.model;
    }
}

function addRaw(text) {
    raw.count++;
    find("raw").append(text.trim() + "\n\n");
    find("count").textContent = raw.count;
}

function fail(title, body) {
    let shown = body;
    try {
        shown = JSON.stringify(JSON.parse(body), null, 2);
    } catch {
        // No JSON: shown as it came.
    }
    find("error-title").textContent = title;
    find("error-body").textContent = shown;
    find("error").hidden = false;
}

function showTimes(times) {
    const end = times.end || performance.now();
    const seconds = span => `${(span / 1000).toFixed(2)} s`;
    find("elapsed").textContent = seconds(end - times.start);
    if (times.first) {
        find("first").textContent = seconds(times.first - times.start);
    }
    if (times.output) {
        const streaming = Math.max(end - times.first, 1) / 1000;
        find("output").textContent = times.output;
        find("speed").textContent = find("speed").dataset.unit.replace("{0}", (times.output / streaming).toFixed(0));
    }
}

function show(tab) {
    for (const other of tabs) {
        const chosen = other === tab;
        other.setAttribute("aria-selected", String(chosen));
        other.tabIndex = chosen ? 0 : -1;
        document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
    }
}

for (const tab of tabs) {
    tab.addEventListener("click", () => show(tab));
    tab.addEventListener("keydown", event => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
            const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
            show(next);
            next.focus();
        }
    });
}

find("copy-view").addEventListener("click", async event => {
    const button = event.currentTarget;
    const view = root.querySelector("[role=tabpanel]:not([hidden])");
    const shown = view.querySelector("[data-text], pre");
    if (await copyText(shown.textContent)) {
        button.classList.add("done");
        setTimeout(() => button.classList.remove("done"), 3000);
    }
});

followKey();
