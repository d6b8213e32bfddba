// The self-test takes a moment: its button says so until the next page is there.

const form = document.querySelector("[data-busy]");
form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.ariaBusy = "true";
    button.textContent = form.dataset.busy;
});
addEventListener("pageshow", event => {
    if (event.persisted) {
        location.reload();
    }
});
