import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { command, launcher, panel, settled, useStage } from "../stage/stage";
import { ann, assistant, talkOn } from "../stage/talk";

const stage = useStage();
const { change, greeted, tell } = talkOn(stage);
const languages = readdirSync(resolve(import.meta.dirname, "../../../src/widget/languages"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

const rightToLeft = ["ar", "fa", "he", "ur"];

/**
 * Goes through all languages on the page as it stands, and says by language which words stick out of their box or of the
 * screen; what is cut with an ellipsis is meant to be.
 */
async function overflowingIn(page: Page): Promise<Record<string, string[]>> {
  await settled(page);
  return page.evaluate(
    async ([all, mirrored]) => {
      const shown = document.querySelector("[data-chatflow]")?.shadowRoot?.querySelector(".panel");
      if (!(shown instanceof HTMLElement)) throw new Error("no panel");
      const { ChatFlow } = window as unknown as { ChatFlow: (...args: unknown[]) => void };
      const overflowing = (element: HTMLElement): string[] => {
        const { left, right, width } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const hidden = width < 2 || style.overflowX !== "visible";
        const sticksOut = left < -1 || right > innerWidth + 1;
        const spills = !hidden && element.scrollWidth > element.clientWidth + 1;
        const block = style.display !== "inline" && style.display !== "contents";
        return block && width >= 2 && (sticksOut || spills)
          ? [`${element.className || element.tagName}: ${element.innerText?.slice(0, 40)}`]
          : [];
      };
      const found: Record<string, string[]> = {};
      for (const language of all) {
        ChatFlow("setLocale", language);
        const until = Date.now() + 30_000;
        while (shown.lang !== language) {
          if (Date.now() > until) throw new Error(`${language} has not come`);
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
        const spilled = [...shown.querySelectorAll<HTMLElement>("*")].flatMap(overflowing);
        const direction = mirrored.includes(language) ? "rtl" : "ltr";
        if (shown.dir !== direction) spilled.push(`dir="${shown.dir}"`);
        if (spilled.length) found[language] = spilled;
      }
      return found;
    },
    [languages, rightToLeft] as const,
  );
}

describe("at 320 px nothing overflows in any language", () => {
  async function begin(): Promise<Page> {
    const { service } = stage.chat.server;
    service.open();
    const total = { amountMinor: 6890, currency: "EUR" };
    const lines = [1, 2, 3, 4, 5].map((n) => ({ title: `Red mug ${n}`, quantity: 2, total }));
    const order = { number: "1001", state: "processing", total, lines, shipments: [] };
    service.say("cnv_1", assistant, "", { kind: "card", data: { type: "order", order } });
    service.say("cnv_1", ann, "Hello.");
    service.say("cnv_1", assistant, "", { kind: "handoff" });
    stage.chat.articles = ["Delivery", "Returns"];
    stage.chat.expectedReply = 130;
    const page = await stage.visit();
    await page.setViewportSize({ width: 320, height: 640 });
    // The test service gives the first visitor this conversation.
    await launcher(page).click();
    await panel(page).locator(".card").waitFor();
    await greeted();
    return page;
  }

  test("in a conversation, waiting and resolved", async () => {
    const page = await begin();
    const queued = { type: "queue", conversationId: "cnv_1", position: 3 } as const;
    tell({ ...queued, estimatedSeconds: 260 });
    await panel(page).locator(".wait strong").waitFor();
    expect(await overflowingIn(page)).toEqual({});
    change({ status: "resolved" });
    await panel(page).locator(".help .chip").waitFor();
    expect(await overflowingIn(page)).toEqual({});
  });

  test("in the options", async () => {
    const page = await begin();
    await panel(page).locator(".options button").click();
    await panel(page).locator(".menu").waitFor();
    expect(await overflowingIn(page)).toEqual({});
  });

  test("in the survey, a recording and a form", async () => {
    stage.chat.online = false;
    stage.chat.reception = { survey: true, leaveMessage: true };
    const page = await begin();
    change({ status: "resolved" });
    await panel(page).locator(".scores label").last().click();
    await panel(page).locator(".survey textarea").waitFor();
    expect(await overflowingIn(page)).toEqual({});
    await panel(page).locator(".field .tool").last().click();
    await panel(page).locator(".recorder .send:enabled").waitFor();
    expect(await overflowingIn(page)).toEqual({});
    await panel(page).locator(".recorder .icon-button").click();
    await panel(page).locator(".back").click();
    await panel(page).locator(".help .chip").click();
    await panel(page).locator(".form input[type=email]").waitFor();
    expect(await overflowingIn(page)).toEqual({});
  });

  test("at home, with articles", async () => {
    const page = await begin();
    await panel(page).locator(".back").click();
    await panel(page).locator(".search").waitFor();
    expect(await overflowingIn(page)).toEqual({});
  });
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
