// The overview renews its figures every 30 seconds while somebody looks at it. When that fails the figures stay, and the page
// says since when they are old. Without script the button loads the page again.
import { charts } from "./chart.js";
import { localTimes } from "./frame.js";

const INTERVAL_MS = 30000;
const stale = document.querySelector("[data-stale]");
let running = false;
let last = Date.now();

/** The times of the freshness line are of today: hours are enough. */
function clock() {
    for (const time of document.querySelectorAll("time[data-clock]")) {
        time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour12: false });
    }
}

function replace(page) {
    for (const part of document.querySelectorAll("[data-live]")) {
        const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
        // Whoever reads a chart or has something in focus keeps it until the next time.
        if (!fresh || part.contains(document.activeElement) && document.activeElement !== document.body) {
            continue;
        }
        fresh.querySelectorAll("details[data-keep]").forEach((details, i) => {
            details.open = part.querySelectorAll("details[data-keep]")[i]?.open ?? false;
        });
        localTimes(fresh);
        part.replaceWith(fresh);
        charts(fresh);
    }
    clock();
}

async function renew() {
    if (running) {
        return;
    }
    running = true;
    try {
        const answer = await fetch(location.href);
        if (!answer.ok || answer.redirected) {
            throw new Error(String(answer.status));
        }
        replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
        stale.hidden = true;
    } catch {
        const shown = document.querySelector("time[data-clock]").textContent;
        stale.textContent = stale.dataset.stale.replace("{0}", shown);
        stale.hidden = false;
    } finally {
        running = false;
        last = Date.now();
    }
}

document.querySelector("[data-refresh]").addEventListener("click", event => {
    event.preventDefault();
    renew();
});
setInterval(() => {
    if (!document.hidden) {
        renew();
    }
}, INTERVAL_MS);
document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - last > INTERVAL_MS) {
        renew();
    }
});
clock();
