// Shows an announcement as its readers will see it while one types.

const form = document.querySelector("[data-announcement]");
const preview = document.querySelector("[data-preview]");
const badge = preview.querySelector("[data-shown]");
const visible = form.querySelector("[data-visible]");

/** Who has no text of their own language reads the other one. */
function follow() {
    const texts = Object.fromEntries([...form.querySelectorAll("[data-said]")].map(area => [area.dataset.said, area.value.trim()]));
    for (const shown of preview.querySelectorAll("[data-shows]")) {
        shown.textContent = texts[shown.dataset.shows] || texts.zh || texts.en;
    }
    for (const counter of form.querySelectorAll("[data-counter]")) {
        const area = form.elements[counter.dataset.counter];
        counter.textContent = `${area.value.length} / ${area.maxLength}`;
    }
    badge.textContent = visible.checked ? badge.dataset.shown : badge.dataset.hidden;
    badge.classList.toggle("accent", visible.checked);
}

form.addEventListener("input", follow);
follow();
