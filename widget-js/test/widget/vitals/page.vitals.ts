import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launcher, useStage } from "../stage/stage";
import { ann } from "../stage/talk";
import { median, observe, slowDown } from "./conditions";

/** Chromium as a phone on a slow line meets the page; medians of `rounds`. Prints the table of docs/performance.md. */
const stage = useStage();
const rounds = 5;
const table: string[] = [];
afterAll(() => console.log(["| what | measured | bar |", "|---|---|---|", ...table].join("\n")));

function row(what: string, values: readonly number[], unit: string, bar: string): void {
  const digits = unit === "" ? 3 : 0;
  const [least, most] = [Math.min(...values), Math.max(...values)].map((it) => it.toFixed(digits));
  table.push(`| ${what} | ${median(values).toFixed(digits)} ${unit} (${least}–${most}) | ${bar} |`);
}

interface Vitals {
  readonly launcherAt: number;
  readonly blocking: number;
  readonly shift: number;
}

async function visit(loaders: number): Promise<Page> {
  stage.shop.page = { loaders };
  const fresh = await stage.context.browser()?.newContext();
  if (!fresh) throw new Error("no browser");
  const page = await fresh.newPage();
  await page.addInitScript(observe);
  await slowDown(page);
  await page.goto(stage.shop.url);
  await page.waitForLoadState("networkidle");
  return page;
}

const vitalsOf = (page: Page): Promise<Vitals> =>
  page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);

/** Milliseconds in the page from the press to a composer that stands in the document. */
function untilComposer(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const shadow = document.querySelector("[data-chatflow]")?.shadowRoot;
        const begun = performance.now();
        const look = (): void => {
          if (shadow?.querySelector("textarea")) resolve(performance.now() - begun);
          else requestAnimationFrame(look);
        };
        shadow?.querySelector<HTMLElement>(".launcher")?.click();
        look();
      }),
  );
}

test("the page with the launcher, and the first and the second opening", async () => {
  const found = { launcher: [], blocking: [], shift: [], first: [], second: [] } as Record<
    "launcher" | "blocking" | "shift" | "first" | "second",
    number[]
  >;
  for (let round = 0; round < rounds; round++) {
    const bare = await visit(0);
    const { blocking: own } = await vitalsOf(bare);
    await bare.context().close();
    const page = await visit(1);
    await expect
      .poll(async () => (await vitalsOf(page)).launcherAt, { timeout: 20_000 })
      .not.toBe(0);
    const { launcherAt, blocking } = await vitalsOf(page);
    found.launcher.push(launcherAt);
    found.blocking.push(Math.max(0, blocking - own));
    found.first.push(await untilComposer(page));
    await page.keyboard.press("Escape");
    await page.locator(".panel").waitFor({ state: "detached" });
    found.second.push(await untilComposer(page));
    found.shift.push((await vitalsOf(page)).shift);
    await page.context().close();
  }
  row("launcher visible after navigation start", found.launcher, "ms", "≤ 1,500 ms");
  row("blocking time that the launcher adds", found.blocking, "ms", "0 ms");
  row("layout shift, panel opened too", found.shift, "", "0");
  row("press to composer, first opening", found.first, "ms", "≤ 1,200 ms");
  row("press to composer, later", found.second, "ms", "≤ 200 ms");
});

test("a conversation of 10,000 entries", async () => {
  const { service } = stage.chat.server;
  service.open();
  for (let n = 1; n <= 10_000; n++)
    service.say(
      "cnv_1",
      n % 3 ? ann : { kind: "contact", id: "con_1" },
      `Message ${n}: about mug ${n * 7}.`,
    );
  const page = await stage.visit();
  await page.setViewportSize({ width: 375, height: 667 });
  await launcher(page).click();
  await page.getByText("Message 10000:").waitFor({ timeout: 30_000 });
  // All of it is loaded, as if the shopper had scrolled up to the first word.
  await page.waitForFunction(
    () => {
      const root = document.querySelector("[data-chatflow]")?.shadowRoot;
      root?.querySelector<HTMLButtonElement>(".older:enabled")?.click();
      return !root?.querySelector(".older");
    },
    undefined,
    { timeout: 240_000, polling: "raf" },
  );
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) rates.push(await page.evaluate(scrollFor, 2_000));
  row("frames while 10,000 entries scroll", rates, "a second", "≥ 50");
  const typing = await page.evaluate(typeWords, "Where is my order, please?");
  row("keystroke to drawn, beside 10,000 entries", typing, "ms", "≤ 50 ms");
});

/** Frames a second while the log scrolls by 40 px a frame. */
function scrollFor(milliseconds: number): Promise<number> {
  const box = document.querySelector("[data-chatflow]")?.shadowRoot?.querySelector(".log .scroll");
  return new Promise((resolve) => {
    const begun = performance.now();
    let frames = 0;
    let step = -40;
    const next = (now: number): void => {
      frames++;
      if (!box || now - begun > milliseconds) return resolve((frames / (now - begun)) * 1_000);
      if (box.scrollTop <= 0) step = 40;
      if (box.scrollTop >= box.scrollHeight - box.clientHeight - 1) step = -40;
      box.scrollTop += step;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

async function typeWords(words: string): Promise<number[]> {
  const root = document.querySelector("[data-chatflow]")?.shadowRoot;
  const field = root?.querySelector("textarea");
  const taken: number[] = [];
  for (const letter of words) {
    const begun = performance.now();
    if (field) field.value += letter;
    field?.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    taken.push(performance.now() - begun);
  }
  return taken;
}
