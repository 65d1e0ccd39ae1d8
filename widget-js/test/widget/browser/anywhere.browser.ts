import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { unsafeHost } from "../stage/browsers";
import { command, composer, launcher, openChat, panel, useStage, write } from "../stage/stage";
import { ann } from "../stage/talk";

const stage = useStage();
const log = (): string[] =>
  stage.chat.server.service.rooms.get("cnv_1")?.log.map(({ text }) => text ?? "") ?? [];

/** Writes, and reads what comes back. */
async function talk(page: Page): Promise<void> {
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say("cnv_1", ann, "Hi!");
  await page.locator(".bubble", { hasText: "Hi!" }).waitFor();
}

test("libraries of long ago, which bend what every script relies on, do no harm", async () => {
  // As Prototype.js before 1.7 and MooTools did.
  const script = `
    Array.prototype.toJSON = function () { return "[" + this.map((it) => Object.toJSON(it)).join(", ") + "]"; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Number.prototype.toJSON = function () { return String(this); };
    Object.toJSON = JSON.stringify;
    Array.prototype.entries = Array.prototype.toArray = function () { return this.slice(); };
    Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
    Array.prototype.each = function (act) { for (let n = 0; n < this.length; n++) act(this[n], n); return this; };
    Array.from = (item) => (item == null ? [] : item.length === undefined || typeof item === "string" ? [item] : [].slice.call(item));
    Function.prototype.bind = function (self) { const act = this; return function () { return act.apply(self, arguments); }; };
    Element.prototype.show = Element.prototype.hide = function () { return this; };
    window.$ = window.$$ = () => null;`;
  const page = await stage.visit({ script });
  await openChat(page);
  await talk(page);
  await page.reload();
  await openChat(page);
  await page.locator(".bubble", { hasText: "Hi!" }).waitFor();
  expect(await page.evaluate(() => JSON.stringify([1]))).toBe('"[1]"');
  expect(log()).toEqual(["Hello", "Hi!"]);
  expect(stage.complaints).toEqual([]);
});

test("in an app's web view, without storage, locks or a pointer, it works by touch", async () => {
  const context = await stage.context.browser()?.newContext({
    viewport: { width: 375, height: 667 },
    hasTouch: true,
    isMobile: true,
    userAgent:
      "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36",
  });
  if (!context) throw new Error("no browser");
  stage.shop.page = {
    // As Android has it where an app did not turn DOM storage on.
    script: `
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get: () => null });
      for (const name of ["indexedDB", "Notification", "BroadcastChannel"]) delete window[name];
      Object.defineProperty(window, "indexedDB", { value: undefined });
      for (const name of ["locks", "serviceWorker", "share", "clipboard"])
        Object.defineProperty(Navigator.prototype, name, { get: () => undefined });
      window.open = () => null;`,
  };
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => stage.complaints.push(message));
  await page.goto(stage.shop.url);
  await launcher(page).tap();
  await composer(page).tap();
  await talk(page);
  await page.getByRole("button", { name: "Close chat" }).first().tap();
  await launcher(page).waitFor();
  expect(stage.complaints).toEqual([]);
  await context.close();
});

test("a shop without encryption has the chat too", async () => {
  const page = await stage.visit({ host: unsafeHost });
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await openChat(page);
  await talk(page);
  await page.reload();
  await openChat(page);
  await page.locator(".bubble", { hasText: "Hi!" }).waitFor();
  expect(stage.complaints).toEqual([]);
});

test("in a frame that may do nothing but run scripts it goes on as long as the page", async () => {
  const page = await stage.visit({ loaders: 0, frame: "allow-scripts" });
  const frame = page.frameLocator("iframe");
  await frame.locator("[data-chatflow] .launcher").click();
  await frame.getByLabel("Your message").fill("Hello");
  await frame.getByLabel("Your message").press("Enter");
  await frame.getByText("Sent", { exact: true }).waitFor();
  expect(log()).toEqual(["Hello"]);
});

const turbo = readFileSync(
  createRequire(import.meta.url).resolve("@hotwired/turbo/dist/turbo.es2017-umd.js"),
  "utf8",
);

test("Turbo goes from page to page, and the open chat stays with its draft and its one button", async () => {
  const again = `<script async src="${stage.chat.baseUrl}/widget/key.js"></script>`;
  const page = await stage.visit({ script: turbo, body: `<a href="/next">Next</a>${again}` });
  await openChat(page);
  await talk(page);
  await composer(page).fill("Half a th");
  await page.getByRole("link", { name: "Next" }).click();
  await page.waitForURL("**/next");
  await composer(page).press("End");
  await page.keyboard.type("ought");
  await composer(page).press("Enter");
  await expect.poll(log).toEqual(["Hello", "Hi!", "Half a thought"]);
  await page.goBack();
  await page.waitForURL(stage.shop.url);
  await page.locator(".bubble", { hasText: "Half a thought" }).waitFor();
  expect(await page.locator("[data-chatflow]").count()).toBe(1);
  expect(stage.chat.sessions).toHaveLength(1);
});

test("an application that changes its address tells staff where the visitor is, and is not patched", async () => {
  const page = await stage.visit({ script: "window.known = [history.pushState, fetch];" });
  await openChat(page);
  await talk(page);
  const seen = (): string[] =>
    stage.chat.server
      .sessions()
      .flatMap(({ received }) =>
        received.flatMap((frame) => (frame.type === "page" ? [frame.title ?? ""] : [])),
      );
  await expect.poll(seen).toEqual(["Shop"]);
  await page.evaluate(() => {
    history.pushState(null, "", "/mugs");
    document.title = "Mugs";
  });
  await expect.poll(seen).toEqual(["Shop", "Mugs"]);
  expect(
    await page.evaluate(() => {
      const [push, get] = (window as unknown as { known: unknown[] }).known;
      return push === history.pushState && get === fetch;
    }),
  ).toBe(true);
});

test("nothing is drawn, asked or kept before consent, and shutdown takes it back", async () => {
  const page = await stage.visit({ attributes: 'data-auto-start="false"' });
  const kept = (): Promise<number> =>
    page.evaluate(async () => localStorage.length + (await indexedDB.databases()).length);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("[data-chatflow]").count()).toBe(0);
  expect(stage.chat.requests).toEqual(["GET /widget/key.js"]);
  expect(await kept()).toBe(0);
  await command(page, "boot");
  await openChat(page);
  await talk(page);
  await command(page, "shutdown");
  await expect.poll(() => page.locator("[data-chatflow]").count()).toBe(0);
  await expect.poll(kept).toBe(0);
  await expect.poll(() => stage.chat.loggedOut.length).toBe(1);
});

test("who takes back the consent to be seen is not seen any more, until they open the chat", async () => {
  stage.chat.site = { features: { draftPreview: false, liveView: true } };
  const page = await stage.visit();
  await command(page, "update", { consent: true });
  await expect.poll(() => stage.chat.server.sessions().length).toBe(1);
  await command(page, "update", { consent: false });
  await expect.poll(() => stage.chat.server.sessions().length).toBe(0);
  await openChat(page);
  await talk(page);
  await command(page, "update", { consent: false });
  await write(page, "Still here");
  await expect.poll(log).toEqual(["Hello", "Hi!", "Still here"]);
});

test("used in full it leaves one global, its own keys, and no cookie, cache or worker", async () => {
  const page = await stage.visit({ script: "window.before = Object.keys(window);" });
  await openChat(page);
  await talk(page);
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("switch").first().click();
  await panel(page).waitFor();
  const left = async () => {
    const { before } = window as unknown as { before: string[] };
    return {
      globals: Object.keys(window).filter((name) => !["before", ...before].includes(name)),
      keys: Object.keys(localStorage).sort(),
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookie: document.cookie,
    };
  };
  await expect
    .poll(() => page.evaluate(left))
    .toEqual({
      globals: ["ChatFlow"],
      keys: ["chatflow:key", "chatflow:key:preferences"],
      session: 0,
      databases: [expect.stringMatching(/^chatflow/)],
      caches: 0,
      workers: 0,
      cookie: "",
    });
});
