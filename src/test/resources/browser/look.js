// Put into every page that the browser tests look at.
window.look = {
    /** What reaches past the window's edge, when the page scrolls sideways. */
    wide() {
        const seen = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= seen) {
            return [];
        }
        const out = [...document.querySelectorAll("body *")].filter(one => {
            const box = one.getBoundingClientRect();
            return box.width > 0 && box.right > seen + 1 && !look.clipped(one);
        });
        const names = out.slice(-3).map(one => `${look.name(one)} to ${Math.round(one.getBoundingClientRect().right)}`);
        return [`${document.documentElement.scrollWidth} of ${seen} px: ${names.join(", ")}`];
    },

    /** Whether something around it scrolls or cuts by itself. */
    clipped(one) {
        for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
            if (getComputedStyle(up).overflowX !== "visible") {
                return true;
            }
        }
        return false;
    },

    /** What can be clicked and not be reached by the Tab key, or does not show that it has the focus. */
    blind() {
        const before = document.activeElement;
        const top = document.querySelector("dialog[open]") || document;
        const stops = [...top.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
            .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.type !== "hidden"
                && one.getAttribute("aria-hidden") !== "true" && !one.closest(".swagger-ui"));
        const wrong = stops.flatMap(one => {
            if (one.tabIndex < 0) {
                return one.getAttribute("role") === "tab" ? [] : [`not reached: ${look.name(one)}`];
            }
            one.focus({ preventScroll: true, focusVisible: true });
            return look.ringed(one) || look.ringed(one.closest("label")) ? [] : [`no ring: ${look.name(one)}`];
        });
        before?.focus?.({ preventScroll: true });
        return [...new Set(wrong)];
    },

    ringed(one) {
        const style = one && getComputedStyle(one);
        return Boolean(style) && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    },

    name(one) {
        return one.tagName.toLowerCase() + (one.id && `#${one.id}`)
            + (typeof one.className === "string" && one.className ? `.${one.className.trim().replaceAll(/\s+/g, ".")}` : "");
    },

    /** Message keys that stand on the page instead of their words. */
    untranslated(keys) {
        const known = new Set(keys);
        return [...look.texts(), { text: document.title, at: "title" }].filter(({ text }) => text.includes("???") || text.split(/[\s,:()]+/).some(word => known.has(word)))
            .map(({ text, at }) => `${text.slice(0, 60)} at ${at}`);
    },

    /** Sentences in Chinese on an English page, and in English on a Chinese one; what has no space in it is a name. */
    foreign() {
        const chinese = document.documentElement.lang.startsWith("zh");
        const wrong = chinese ? text => !/\p{Script=Han}/u.test(text) && /\s/.test(text) && (text.match(/[A-Za-z]{2,}/g) || []).length > 4
            : text => /\p{Script=Han}/u.test(text);
        return look.texts("bdi, dialog h1, main .card h1, pre, code, [lang]:not(html), textarea, input, .mono, .emoji, .swagger-ui, .guide, script, style, option")
            .filter(({ text }) => wrong(text)).map(({ text, at }) => `${text.slice(0, 60)} at ${at}`);
    },

    /** What people read or hear: text and the attributes that hold some, outside of what is left out. */
    texts(leftOut = "script, style, bdi") {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.data.trim();
            if (text && !node.parentElement.closest(leftOut)) {
                found.push({ text, at: look.name(node.parentElement) });
            }
        }
        for (const name of ["aria-label", "title", "placeholder", "alt", "data-label"]) {
            for (const one of document.querySelectorAll(`[${name}]`)) {
                if (one.getAttribute(name) && !one.closest(leftOut)) {
                    found.push({ text: one.getAttribute(name), at: `${look.name(one)}[${name}]` });
                }
            }
        }
        return found;
    },

    /** What axe-core calls serious or critical; the viewer of the API reference is another project's. */
    async axe(rules) {
        const wanted = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
        const { violations } = await axe.run({ exclude: [".swagger-ui"] }, { resultTypes: ["violations"], ...wanted });
        return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, help, nodes }) =>
            `${id}: ${help}: ${nodes.length} times: ${nodes.slice(0, 3).map(node => `${node.target.join(" ")} ${look.why(node)}`).join(" | ")}`);
    },

    why({ any }) {
        return any.length && any[0].data?.contrastRatio ? `(${any[0].data.contrastRatio}, ${any[0].data.fgColor} on ${any[0].data.bgColor})` : "";
    },
};
