// Keeps the figures fresh: every 30 seconds, not in a hidden tab. When that fails the old ones stay and say so.
import { localTimes } from "./frame.js";

const EVERY_MS = 30000;
const old = document.querySelector("[data-old]");

async function refresh() {
    if (document.hidden) {
        return;
    }
    try {
        const answer = await fetch(location.href);
        if (!answer.ok) {
            throw new Error(String(answer.status));
        }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const opened = document.querySelector("[data-live] details")?.open;
        for (const mark of ["[data-live]", "[data-fresh]"]) {
            const fresh = page.querySelector(mark);
            localTimes(fresh);
            document.querySelector(mark).replaceWith(fresh);
        }
        document.querySelector("[data-live] details").open = opened;
        old.hidden = true;
    } catch {
        old.hidden = false;
    }
}

setInterval(refresh, EVERY_MS);
document.addEventListener("visibilitychange", refresh);
