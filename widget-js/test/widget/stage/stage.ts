import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { readWidget, type Built } from "../built";
import { launchFirefox, type BrowserName } from "./browsers";
import { startChatService, type ChatService } from "./chat-service";
import { slowDown } from "./slow";
import { startShop, type Shop, type ShopPage } from "./shop";

/** Milliseconds that one step may take: far more than it needs on a busy machine. */
const patience = 30_000;

/**
 * A script of the shop that lets no wait of a second or longer end: what the widget would try again by itself, it tries when
 * the test says so, however long the test takes.
 */
export const noLongWaits = `{
  const wait = window.setTimeout;
  window.setTimeout = (act, time, ...rest) => (time >= 1_000 ? 0 : wait(act, time, ...rest));
}`;

/** A shop, a chat service and a fresh browser profile for each test. */
export interface Stage {
  readonly chat: ChatService;
  readonly shop: Shop;
  readonly context: BrowserContext;
  /** What the page reported as broken. */
  readonly complaints: string[];
  /** Opens the shop's page and waits for the loader. */
  visit(page?: ShopPage): Promise<Page>;
}

export function useStage(name: BrowserName = "chromium"): Stage {
  let built: Built;
  let browser: Browser;
  const stage = {} as { -readonly [K in keyof Stage]: Stage[K] };

  beforeAll(async () => {
    built = readWidget(inject("widget"));
    browser =
      name === "chromium" ? await chromium.connect(inject("chromium")) : await launchFirefox();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    stage.chat = await startChatService(built);
    stage.shop = await startShop(stage.chat);
    stage.context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    stage.complaints = [];
  });
  afterEach(async () => {
    await stage.context.close();
    await stage.shop.stop();
    await stage.chat.stop();
  });

  stage.visit = async (page = {}) => {
    stage.shop.page = page;
    const tab = await stage.context.newPage();
    tab.setDefaultTimeout(patience);
    await slowDown(tab);
    tab.on("pageerror", (error) => stage.complaints.push(error.message));
    tab.on("console", (message) => {
      if (message.type() === "error") stage.complaints.push(message.text());
    });
    const address = new URL(stage.shop.url);
    if (page.host) address.hostname = page.host;
    await tab.goto(address.href);
    if (page.frame) return tab;
    await tab.waitForFunction(() => (window as { ChatFlow?: { loaded?: true } }).ChatFlow?.loaded);
    return tab;
  };
  return stage;
}

export const launcher = (page: Page): Locator => page.locator("[data-chatflow] .launcher");
export const panel = (page: Page): Locator => page.getByRole("dialog");
export const composer = (page: Page): Locator => page.getByLabel("Your message");

export async function openChat(page: Page): Promise<void> {
  await launcher(page).click();
  await composer(page).waitFor();
}

export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

/** Waits until nothing of the chat moves any more, but for what never stops. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    (document.querySelector("[data-chatflow]")?.shadowRoot?.getAnimations() ?? []).every(
      ({ playState, effect }) =>
        playState === "finished" || effect?.getComputedTiming().endTime === Infinity,
    ),
  );
}

/** Waits until the page has drawn what it holds now, and told its observers. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
      ),
  );
}

/** Calls a command of the page's API. */
export async function command(page: Page, name: string, argument?: unknown): Promise<void> {
  await page.evaluate(
    ([called, value]) =>
      (window as unknown as { ChatFlow: (...args: unknown[]) => void }).ChatFlow(called, value),
    [name, argument],
  );
}
