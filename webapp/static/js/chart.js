// Charts: what a slot holds, under the mouse and by arrow keys. The numbers come out of the table behind each chart,
// which is there without script too. It also remembers the reader's time zone, in which days are counted.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Tells the server the reader's zone; a page that was counted in another one is asked for again, once. */
function rememberZone() {
    const place = document.querySelector("[data-zone-used]");
    if (place && zone && place.dataset.zoneUsed !== zone && !document.cookie.includes(`kg_zone=${zone}`)) {
        document.cookie = `kg_zone=${zone}; path=${place.dataset.cookiePath}; max-age=31536000; samesite=lax`;
        if (document.cookie.includes(`kg_zone=${zone}`) && !new URL(location.href).searchParams.has("tz")) {
            location.reload();
        }
    }
}

/** What a row of the table says: its slot, and each column with its colour. */
function read(chart) {
    const heads = [...chart.querySelectorAll("thead th")].slice(1);
    return [...chart.querySelectorAll("tbody tr")].map(row => ({
        slot: row.cells[0].textContent.trim(),
        cells: heads.map((head, i) => ({
            style: head.dataset.style, name: head.textContent.trim(), value: row.cells[i + 1].textContent.trim(),
        })),
    }));
}

function line(cell) {
    const row = document.createElement("span");
    if (cell.style) {
        const swatch = document.createElement("i");
        swatch.className = `swatch ${cell.style}`;
        row.append(swatch);
    }
    const name = document.createElement("bdi");
    const value = document.createElement("span");
    name.textContent = cell.name;
    value.textContent = cell.value;
    row.append(name, value);
    return row;
}

function follow(chart) {
    const plots = chart.querySelector("[data-plots]");
    const area = chart.querySelector("[data-plot]");
    const rows = read(chart);
    const tip = document.createElement("div");
    const cursor = document.createElement("div");
    let at = -1;
    tip.className = "tip";
    tip.setAttribute("aria-hidden", "true");
    cursor.className = "cursor";
    if (!area || rows.length === 0) {
        return;
    }

    const show = slot => {
        at = Math.max(0, Math.min(rows.length - 1, slot));
        const box = area.getBoundingClientRect();
        const outer = plots.getBoundingClientRect();
        const x = box.left - outer.left + (at + 0.5) * box.width / rows.length;
        const title = document.createElement("b");
        title.textContent = rows[at].slot;
        tip.replaceChildren(title, ...rows[at].cells.map(line));
        plots.append(cursor, tip);
        cursor.style.left = `${x}px`;
        const left = x > outer.width / 2 ? x - tip.offsetWidth - 12 : x + 12;
        tip.style.left = `${Math.max(0, Math.min(outer.width - tip.offsetWidth, left))}px`;
    };
    const hide = () => {
        at = -1;
        tip.remove();
        cursor.remove();
    };

    plots.addEventListener("pointermove", event => {
        const box = area.getBoundingClientRect();
        show(Math.floor((event.clientX - box.left) * rows.length / box.width));
    });
    plots.addEventListener("pointerleave", hide);
    plots.addEventListener("blur", hide);
    plots.addEventListener("keydown", event => {
        const next = {
            ArrowLeft: at < 0 ? rows.length - 1 : at - 1, ArrowRight: at + 1, Home: 0, End: rows.length - 1,
        }[event.key];
        if (event.key === "Escape") {
            hide();
        } else if (next !== undefined) {
            event.preventDefault();
            show(next);
            plots.querySelector("[data-read]").textContent =
                `${rows[at].slot}: ${rows[at].cells.map(cell => `${cell.name} ${cell.value}`).join(", ")}`;
        }
    });
}

/** Brings the charts below a node to life. */
export function charts(root) {
    root.querySelectorAll("[data-chart]").forEach(follow);
}

rememberZone();
charts(document);
