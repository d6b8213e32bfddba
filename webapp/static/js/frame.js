// What every page has: menus that close by themselves, and times in the reader's zone.

const two = number => String(number).padStart(2, "0");

const STEPS = [[60, "second"], [60, "minute"], [24, "hour"], [30, "day"], [12, "month"], [Infinity, "year"]];
const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });

/** How long ago or ahead a time is, in words. */
function relative(at) {
    let span = (at - Date.now()) / 1000;
    for (const [length, unit] of STEPS) {
        if (Math.abs(span) < length) {
            // Between a number and a Chinese word there is a space.
            return words.format(Math.round(span), unit).replace(/(\d)(?=\p{Script=Han})/u, "$1 ");
        }
        span /= length;
    }
    return "";
}

/** Writes the times below a node in the reader's zone; the exact one stays in the title. */
export function localTimes(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
        const at = new Date(time.dateTime);
        const exact = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
        time.title = "relative" in time.dataset ? exact : time.dateTime;
        time.textContent = "relative" in time.dataset ? relative(at) : exact;
    }
}

localTimes(document);

const zone = document.querySelector("[data-zone]");
if (zone) {
    const minutes = -new Date().getTimezoneOffset();
    const rest = minutes % 60 ? ":" + two(Math.abs(minutes) % 60) : "";
    zone.textContent = zone.dataset.zone.replace("UTC", `UTC${minutes < 0 ? "-" : "+"}${Math.floor(Math.abs(minutes) / 60)}${rest}`);
}

function closeMenus(except) {
    for (const menu of document.querySelectorAll("[data-menu][open]")) {
        menu.open = menu === except;
    }
}

document.addEventListener("click", event => closeMenus(event.target.closest("[data-menu]")));
document.addEventListener("keydown", event => {
    const menu = event.key === "Escape" && event.target.closest("[data-menu][open]");
    if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
    }
});

/** Where each open row's menu stood when it opened. */
const placed = new WeakMap();

/** The list of a row's menu leaves its table, which would cut it off, and opens upwards where there is no room below. */
document.addEventListener("toggle", event => {
    const menu = event.target;
    if (!menu.matches("[data-menu][open]") || !menu.closest(".panel")) {
        placed.delete(menu);
        return;
    }
    const list = menu.querySelector(".menu-list");
    const at = menu.querySelector("summary").getBoundingClientRect();
    placed.set(menu, at.top);
    const below = at.bottom + 4 + list.offsetHeight <= innerHeight;
    list.style.position = "fixed";
    list.style.right = `${Math.max(8, Math.min(document.documentElement.clientWidth - at.right,
        document.documentElement.clientWidth - list.offsetWidth - 8))}px`;
    list.style.top = below ? `${at.bottom + 4}px` : "auto";
    list.style.bottom = below ? "auto" : `${innerHeight - at.top + 4}px`;
}, true);
document.addEventListener("scroll", event => {
    if (!event.target.closest?.("dialog")) {
        // The event of a scroll that ended before the menu opened may come after it: only one that moves it counts.
        document.querySelectorAll(".panel [data-menu][open]").forEach(menu => {
            const top = menu.querySelector("summary").getBoundingClientRect().top;
            menu.open = Math.abs(top - (placed.get(menu) ?? top)) < 1;
        });
    }
}, true);

// Selects that are a form of their own are sent when something is chosen.
document.addEventListener("change", event => {
    if (event.target.matches("select[data-submit]") && !event.target.form.matches("[data-follow]")) {
        event.target.form.requestSubmit();
    }
});

const TOAST_MS = 6000;

/** Lets a toast go after a while, not while the mouse or the focus is on it. */
function letGo(toast) {
    let timer = 0;
    const start = () => {
        timer = setTimeout(() => toast.remove(), TOAST_MS);
    };
    toast.addEventListener("mouseenter", () => clearTimeout(timer));
    toast.addEventListener("focusin", () => clearTimeout(timer));
    toast.addEventListener("mouseleave", start);
    toast.addEventListener("focusout", start);
    toast.querySelector("[data-close-toast]")?.addEventListener("click", () => toast.remove());
    start();
}

/** Says one sentence at the corner of the page. */
export function toast(text) {
    const box = document.createElement("div");
    const words = document.createElement("span");
    box.className = "toast";
    words.textContent = text;
    box.append(words);
    document.querySelector("[data-toasts]").append(box);
    letGo(box);
}

document.querySelectorAll("[data-toast]").forEach(letGo);

/** Copies text; where a page on plain http has no clipboard, selects a copy of it and uses the old command. */
export async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const area = document.createElement("textarea");
        area.value = text;
        document.body.append(area);
        area.select();
        const done = document.execCommand("copy");
        area.remove();
        return done;
    }
}

// A button with data-copy-from copies what an element shows; it says so for a moment.
document.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy-from]");
    if (button && await copyText(document.querySelector(button.dataset.copyFrom).textContent.trim())) {
        button.classList.add("done");
        setTimeout(() => button.classList.remove("done"), 3000);
    }
});

// Tabs that do not fit are scrolled so that the current one is in view.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
