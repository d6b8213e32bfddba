// The form of a new super key, in a dialog or on its own page: counts the name's characters.
export function count(form) {
    const name = form.elements.name;
    form.querySelector("[data-counter]").textContent = `${[...name.value].length} / ${name.maxLength}`;
}

for (const form of document.querySelectorAll("[data-key-form]")) {
    form.elements.name.addEventListener("input", () => count(form));
    count(form);
    if (!form.closest("dialog")) {
        form.elements.name.select();
    }
}
