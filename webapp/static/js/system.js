// What takes a moment, the self-test and a test alert: its button says so until the next page is there.

for (const form of document.querySelectorAll("form[data-busy]")) {
    form.addEventListener("submit", () => {
        const button = form.querySelector("button");
        button.ariaBusy = "true";
        button.textContent = form.dataset.busy;
    });
}
addEventListener("pageshow", event => {
    if (event.persisted) {
        location.reload();
    }
});
