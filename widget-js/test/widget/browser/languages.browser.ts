import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { command, launcher, panel, useStage } from "./stage";
import { ann, assistant, talkOn } from "./talk";

const stage = useStage();
const { change } = talkOn(stage);
const languages = readdirSync(resolve(import.meta.dirname, "../../../src/widget/languages"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

/** Words that stick out of their box or of the screen; what is cut with an ellipsis is meant to be. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector("[data-chatflow]")?.shadowRoot;
    return [...(root?.querySelectorAll<HTMLElement>(".panel *") ?? [])].flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const hidden = width < 2 || style.overflowX !== "visible";
      const sticksOut = left < -1 || right > innerWidth + 1;
      const spills = !hidden && element.scrollWidth > element.clientWidth + 1;
      const block = style.display !== "inline" && style.display !== "contents";
      return block && width >= 2 && (sticksOut || spills)
        ? [`${element.className || element.tagName}: ${element.innerText?.slice(0, 40)}`]
        : [];
    });
  });
}

test.each(languages)("nothing overflows at 320 px in %s", async (locale) => {
  stage.chat.site = { locale };
  const { service } = stage.chat.server;
  service.open();
  const total = { amountMinor: 6890, currency: "EUR" };
  const lines = [1, 2, 3, 4, 5].map((n) => ({ title: `Red mug ${n}`, quantity: 2, total }));
  const order = { number: "1001", state: "processing", total, lines, shipments: [] };
  service.say("cnv_1", assistant, "", { kind: "card", data: { type: "order", order } });
  service.say("cnv_1", ann, "Hello.");
  change({ status: "resolved" });
  const page = await stage.visit();
  await page.setViewportSize({ width: 320, height: 640 });
  // The test service gives the first visitor this conversation.
  await launcher(page).click();
  await panel(page).locator(".bubble").first().waitFor();
  await panel(page).locator(".card").waitFor();
  expect(await panel(page).getAttribute("lang")).toBe(locale);
  expect(await panel(page).getAttribute("dir")).toBe(locale === "ar" ? "rtl" : "ltr");
  expect(await overflowing(page)).toEqual([]);
  await panel(page).locator(".options button").click();
  await panel(page).locator(".menu").waitFor();
  expect(await overflowing(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await panel(page).locator(".back").click();
  await panel(page).locator(".welcome").waitFor();
  expect(await overflowing(page)).toEqual([]);
});

test("one language is loaded, another when the page asks for it, and a lost one changes nothing", async () => {
  const page = await stage.visit();
  await launcher(page).click();
  await page.getByText("Hello! How can we help?").waitFor();
  const loaded = (): string[] =>
    stage.chat.requests.flatMap((asked) => /assets\/(\w+)-\w+\.json/.exec(asked)?.[1] ?? []);
  expect(loaded()).toEqual(["en"]);
  await command(page, "setLocale", "de-AT");
  await page.getByText("Hallo! Wie können wir helfen?").waitFor();
  expect(loaded()).toEqual(["en", "de"]);
  await page.route("**/assets/fr-*.json", (route) => route.abort());
  await command(page, "setLocale", "fr");
  await expect.poll(() => stage.complaints.length).toBeGreaterThan(0);
  expect(await page.getByText("Hallo! Wie können wir helfen?").isVisible()).toBe(true);
});
