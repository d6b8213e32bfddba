// Sign-in, registration and account: passwords that can be shown, and rules that tick.
import "./password.js";

for (const button of document.querySelectorAll("[data-reveal]")) {
    const field = document.getElementById(button.dataset.reveal);
    const show = button.textContent;
    button.addEventListener("click", () => {
        const shown = field.type === "password";
        field.type = shown ? "text" : "password";
        button.textContent = shown ? button.dataset.hide : show;
        button.setAttribute("aria-pressed", String(shown));
        field.focus();
    });
    // What is sent is never kept by the browser as plain text of a form.
    field.form.addEventListener("submit", () => {
        field.type = "password";
    });
}
