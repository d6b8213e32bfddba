// What every page has: menus that close by themselves, and times in the reader's zone.

const two = number => String(number).padStart(2, "0");

/** Writes the times below a node in the reader's zone; the exact one stays in the title. */
export function localTimes(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
        const at = new Date(time.dateTime);
        time.title = time.dateTime;
        time.textContent = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
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
