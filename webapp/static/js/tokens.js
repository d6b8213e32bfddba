// One's own tokens: buttons say that they work, an import and a sign-in by code are followed while they go on.
import { localTimes } from "./frame.js";
import { refresh } from "./list.js";

document.addEventListener("submit", event => {
    const busy = event.target.dataset.busy;
    const button = event.submitter;
    if (button && (busy || button.value === "validate" && !event.target.matches("[data-bulk]"))) {
        button.setAttribute("aria-busy", "true");
        if (busy) {
            button.lastChild.textContent = busy;
        }
    }
});

/** Fetches the panel anew and shows what has gone on in it; what stands in its forms is left alone. */
async function follow(part) {
    const kind = part.dataset.progress;
    const answer = part.dataset.check
        ? await fetch(part.dataset.check, {
            method: "POST", headers: { "X-Fragment": "1" },
            body: new URLSearchParams({ csrf_token: part.dataset.csrf, act: "check" }),
        })
        : await fetch(part.dataset.self);
    if (!answer.ok) {
        throw new Error(answer.statusText);
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`[data-progress="${kind}"]`);
    if (!fresh) {
        location.reload();
        return;
    }
    const scrolled = part.querySelector(".entries")?.scrollTop ?? 0;
    const atEnd = scrolled + (part.querySelector(".entries")?.clientHeight ?? 0)
        >= (part.querySelector(".entries")?.scrollHeight ?? 0) - 4;
    localTimes(fresh);
    part.replaceWith(fresh);
    const entries = fresh.querySelector(".entries");
    if (entries) {
        entries.scrollTop = atEnd ? entries.scrollHeight : scrolled;
    }
    if (fresh.dataset.live) {
        watch(fresh);
    } else if (document.querySelector("[data-list]")) {
        refreshList();
    }
}

/** Shows the list anew, once no menu in it is open: it would go under the reader's hand. */
function refreshList() {
    if (document.querySelector("[data-list] [data-menu][open]")) {
        setTimeout(refreshList, 1000);
        return;
    }
    refresh(location.href);
}

/** Looks again after a while; a look that fails is repeated later, and a page nobody sees waits. */
function watch(part) {
    setTimeout(async () => {
        if (document.hidden || !part.isConnected) {
            if (part.isConnected) {
                watch(part);
            }
            return;
        }
        try {
            await follow(part);
        } catch {
            watch(part);
        }
    }, Number(part.dataset.live) * 1000);
}

document.querySelectorAll("[data-progress][data-live]").forEach(watch);

/** Minutes and seconds until a code ends. */
function countDown() {
    for (const clock of document.querySelectorAll("[data-countdown]")) {
        const left = Math.max(0, Math.round((new Date(clock.dataset.countdown) - Date.now()) / 1000));
        clock.textContent = `${String(Math.floor(left / 60)).padStart(2, "0")}:${String(left % 60).padStart(2, "0")}`;
    }
}

setInterval(countDown, 1000);
countDown();

// Hours mean the reader's own clock unless they say otherwise.
document.addEventListener("focusin", event => {
    const zone = event.target.form?.matches("[data-terms]") && event.target.name === "hours" && event.target.form.elements.zone;
    if (zone && zone.value === "UTC" && !event.target.value) {
        zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    }
});

if (location.hash === "#how") {
    document.querySelector("#how").open = true;
}
document.addEventListener("click", event => {
    if (event.target.closest('a[href="#how"]')) {
        document.querySelector("#how").open = true;
    }
});
