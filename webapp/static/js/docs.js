// Copying code of the page, and a list of contents that follows the reader.
import { copyText } from "./frame.js";

async function copyShown(button) {
    const shown = [...button.closest(".code").querySelectorAll("pre")].find(piece => piece.offsetParent !== null);
    if (shown && await copyText(shown.textContent)) {
        button.classList.add("done");
        setTimeout(() => button.classList.remove("done"), 3000);
    }
}

document.addEventListener("click", event => {
    const button = event.target.closest("[data-copy-shown]");
    if (button) {
        copyShown(button);
    }
});

const guide = document.querySelector(".guide");

/** A picture of our own sprite. */
function picture(address) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const use = document.createElementNS(space, "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", address);
    svg.append(use);
    return svg;
}

if (guide) {
    for (const box of guide.querySelectorAll(".code")) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button quiet small";
        button.dataset.copyShown = "";
        button.setAttribute("aria-label", guide.dataset.copy);
        button.title = guide.dataset.copy;
        button.append(picture(guide.dataset.icon));
        box.append(button);
    }
    const links = new Map([...guide.querySelectorAll("nav a")].map(link => [link.hash.slice(1), link]));
    const watch = new IntersectionObserver(entries => {
        for (const entry of entries) {
            if (entry.isIntersecting) {
                links.forEach(link => link.removeAttribute("aria-current"));
                links.get(entry.target.id)?.setAttribute("aria-current", "true");
            }
        }
    }, { rootMargin: "0px 0px -75% 0px" });
    for (const id of links.keys()) {
        watch.observe(document.getElementById(id));
    }
}
