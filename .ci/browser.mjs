// The console in a real Chromium, as a person goes: sign in, the users, a super key for the first, its window, away.
// Arguments: the address; "script" or "plain" (no JavaScript); the file the key goes to. SHOTS is a folder for pictures.
import { mkdirSync, writeFileSync } from "node:fs";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, kind, keyFile] = process.argv.slice(2);
const scripted = kind === "script";
const shots = `${process.env.SHOTS}/${kind}`;
mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const looks = [
    { name: "zh-light", locale: "zh-CN", colorScheme: "light", viewport: { width: 1280, height: 800 } },
    { name: "zh-dark", locale: "zh-CN", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
    { name: "en-light", locale: "en-US", colorScheme: "light", viewport: { width: 1280, height: 800 } },
    { name: "en-dark-360", locale: "en-US", colorScheme: "dark", viewport: { width: 360, height: 740 } },
    { name: "zh-light-360", locale: "zh-CN", colorScheme: "light", viewport: { width: 360, height: 740 } },
];

try {
    let key = "";
    for (const look of looks) {
        key = await visit(look);
    }
    writeFileSync(keyFile, key);
} finally {
    await browser.close();
}

async function visit({ name, ...options }) {
    const context = await browser.newContext({ ...options, javaScriptEnabled: scripted });
    if (scripted) {
        await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: address });
    }
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", error => problems.push(`error: ${error.message}`));
    page.on("console", message => message.type() === "error" && problems.push(`console: ${message.text()}`));
    page.on("requestfailed", request => request.failure().errorText !== "net::ERR_ABORTED"
        && problems.push(`failed: ${request.url()} ${request.failure().errorText}`));
    const shoot = async part => {
        await page.screenshot({ path: `${shots}/${name}-${part}.png` });
        const [width, seen] = scripted
            ? await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]) : [0, 0];
        assert.ok(width <= seen, `${name} ${part}: the page is ${width} wide in a window of ${seen}`);
    };

    await page.goto(`${address}/admin`);
    await shoot("1-sign-in");
    await page.fill("input[name=password]", "admin123");
    await page.click("main form button");
    await page.waitForURL(url => url.pathname.endsWith("/admin"));
    const chinese = options.locale.startsWith("zh");
    const tab = page.getByRole("link", { name: chinese ? "👥 用户" : "👥 Users" });
    await tab.click();
    await page.waitForURL("**/admin/users*");
    await shoot("2-users");
    assert.equal(await page.locator("html").getAttribute("lang"), chinese ? "zh-CN" : "en");
    const open = page.locator("[data-super-key]").first();
    if (chinese) {
        assert.equal((await open.textContent()).trim(), "🔑超级Key");
    }
    await open.click();

    const form = scripted ? page.locator("#super-key-dialog") : page.locator("main form");
    await form.locator("input[name=name]").waitFor();
    assert.equal(await form.locator("input[name=name]").inputValue(), "超级密钥");
    await form.locator("input[name=name]").fill(`浏览器 ${name}`);
    await shoot("3-name");
    await form.locator("button.solid").click();

    const shown = page.locator("[data-key]");
    await shown.waitFor();
    const key = await shown.inputValue();
    assert.match(key, /^sk-super-[A-Za-z0-9]{43}$/);
    await shoot("4-key");
    if (scripted) {
        const close = page.locator("[data-close]");
        await page.click("[data-copy]");
        await page.locator("[data-note].saved").waitFor();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key);
        await shoot("5-copied");
        await close.click();
    } else {
        await page.click("[data-close]");
    }
    await page.waitForURL("**/admin/users*");
    await page.locator("[data-super-key]").first().waitFor();
    assert.ok(!(await page.content()).includes(key), "the key is still in the page");
    assert.deepEqual(problems, [], name);
    await context.close();
    return key;
}
