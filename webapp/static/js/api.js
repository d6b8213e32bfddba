// Starts the viewer of the API reference; its script stands before this one and has made a global.
const place = document.querySelector("[data-viewer]");

globalThis.SwaggerUIBundle({
    domNode: place,
    url: place.dataset.viewer,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    deepLinking: true,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: false,
    validatorUrl: null,
});

// The viewer's own dark theme follows ours.
const dark = matchMedia("(prefers-color-scheme: dark)");
function follow() {
    const chosen = document.documentElement.dataset.theme;
    document.documentElement.classList.toggle("dark-mode", chosen ? chosen === "dark" : dark.matches);
}
dark.addEventListener("change", follow);
follow();
