// Names what is changed and not saved, and asks before it is left behind. Without script the bar is always there.

const form = document.querySelector("[data-settings]");
const bar = form.querySelector("[data-save-bar]");
const said = bar.querySelector("[data-unsaved]");
let saving = false;

function changed() {
    return [...form.querySelectorAll("[data-setting]")]
        .filter(part => [...part.elements].some(input => input.checked !== input.defaultChecked))
        .map(part => part.dataset.setting);
}

function follow() {
    const names = changed();
    const separator = document.documentElement.lang.startsWith("zh") ? "、" : ", ";
    bar.hidden = names.length === 0;
    said.textContent = bar.dataset.words.replace("{0}", names.length).replace("{1}", names.join(separator));
}

form.addEventListener("change", follow);
form.addEventListener("reset", () => setTimeout(follow));
form.addEventListener("submit", () => {
    saving = true;
});
addEventListener("beforeunload", event => {
    if (!saving && changed().length > 0) {
        event.preventDefault();
    }
});
// A page that the browser brings back may carry choices that were never saved.
addEventListener("pageshow", () => {
    saving = false;
    follow();
});
