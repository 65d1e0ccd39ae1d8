import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { standardTheme } from "../built";
import { composer, launcher, openChat, panel, settled, useStage, write } from "../stage/stage";

const stage = useStage();

/** The directives as docs/strict-pages.md gives them, for this service and this shop; everything else is forbidden, styles too. */
function documented(): string {
  const page = readFileSync(join(import.meta.dirname, "../../../../docs/strict-pages.md"), "utf8");
  const [, directives = ""] = /^```\n(script-src .*)\n```$/m.exec(page) ?? [];
  const socket = new URL(stage.chat.server.realtimeUrl).origin;
  const own = directives
    .replaceAll("wss://chat.example.com", socket)
    .replaceAll("https://chat.example.com", stage.chat.baseUrl)
    .replace("script-src ", "script-src 'self' ");
  return `default-src 'none'; ${own}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
}

test("everything works under the documented content security policy", async () => {
  const csp = documented();
  expect(csp).toContain(`script-src 'self' ${stage.chat.baseUrl}`);
  const script = `window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));`;
  const page = await stage.visit({ csp, script });
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say(
    "cnv_1",
    { kind: "assistant" },
    "**Hi**\n- [a](https://a.example)\n- b\n\n`code`",
  );
  await page.locator(".bubble strong").waitFor();
  const own = page.locator("[data-own] .bubble");
  await expect
    .poll(() => own.evaluate((bubble) => getComputedStyle(bubble).backgroundColor))
    .toBe("rgb(47, 91, 234)");
  expect(
    await page.evaluate(() => (window as unknown as { violations: string[] }).violations),
  ).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

test("a nonce with strict-dynamic is enough to let it in", async () => {
  const csp = `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src *`;
  const page = await stage.visit({ csp, attributes: 'nonce="abc"' });
  await openChat(page);
  expect(stage.complaints).toEqual([]);
});

test("a hostile style sheet and prototypes of the page change nothing", async () => {
  const look = async (page: Page): Promise<unknown> => {
    await openChat(page);
    await write(page, "Hello");
    await page.getByText("Sent", { exact: true }).waitFor();
    // The service tells of the new conversation a second later, and the chat says then that it waits for a person.
    await waiting(page).waitFor();
    await settled(page);
    return page.evaluate(() => {
      const root = document.querySelector("[data-chatflow]")?.shadowRoot;
      return [
        ...(root?.querySelectorAll(
          ".launcher, .panel, .header, .bubble, .field, textarea, .send",
        ) ?? []),
      ].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const { color, backgroundColor, font, letterSpacing, opacity } = getComputedStyle(element);
        return {
          name: element.className,
          x,
          y,
          width,
          height,
          color,
          backgroundColor,
          font,
          letterSpacing,
          opacity,
        };
      });
    });
  };
  const clean = await look(await stage.visit());
  const css = `
    html { font-size: 40px; }
    *, *::before, *::after, div { all: revert; display: none !important; color: red !important; font: 40px cursive !important;
      letter-spacing: 9px !important; transform: rotate(9deg) !important; opacity: 0.3 !important; z-index: 1 !important; }
    html, body { display: block !important; transform: none !important; opacity: 1 !important; }
    :root, * { --accent: red !important; --fill: red !important; --s4: 99px !important; --edge: 200px !important; }
    [data-chatflow] { visibility: hidden !important; pointer-events: none !important; position: static !important; }`;
  const hostile = await stage.visit({
    css,
    script: `Array.prototype.extra = 1; Object.prototype.more = () => 1;`,
  });
  // Another visitor, with a log of the same words: once this one has connected, nothing is stored any more.
  await expect.poll(() => stage.chat.server.sessions().length).toBe(2);
  await hostile.evaluate(() => localStorage.clear());
  expect(await look(await reload(hostile))).toEqual(clean);
});

const waiting = (page: Page): Locator => page.locator(".help .wait");

async function reload(page: Page): Promise<Page> {
  await page.reload();
  await launcher(page).waitFor();
  return page;
}

test("the whole chat works by keyboard, and the page's shortcuts stay silent", async () => {
  const script = `window.keys = [];
    for (const type of ["keydown", "keyup", "paste", "focusin"]) document.addEventListener(type, (event) => keys.push(type));`;
  const page = await stage.visit({ script });
  const focused = (): Promise<string | null> =>
    page.evaluate(
      () =>
        document
          .querySelector("[data-chatflow]")
          ?.shadowRoot?.activeElement?.getAttribute("aria-label") ?? null,
    );
  await launcher(page).focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await expect.poll(focused).toBe("Your message");
  await page.evaluate(() => ((window as unknown as { keys: string[] }).keys.length = 0));
  await page.keyboard.type("First line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second?");
  expect(await composer(page).inputValue()).toBe("First line\nsecond?");
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(await composer(page).inputValue()).toBe("");
  expect(await focused()).toBe("Your message");
  // What Tab goes through stays as it is from now on.
  await waiting(page).waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Your message");
  await page.keyboard.press("Escape");
  await expect.poll(() => panel(page).count()).toBe(0);
  await expect.poll(focused).toBe("Open chat");
  expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([]);
});

test("closing from the page leaves the focus where the shopper works", async () => {
  const page = await stage.visit();
  await openChat(page);
  await page.locator("#search").focus();
  await page.evaluate(() =>
    (window as unknown as { ChatFlow: (name: string) => void }).ChatFlow("hide"),
  );
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("search");
});

test("on a phone it fills the screen, keeps Tab within and hides the launcher", async () => {
  const page = await stage.visit();
  await page.setViewportSize({ width: 375, height: 667 });
  await openChat(page);
  await expect
    .poll(async () => panel(page).boundingBox())
    .toEqual({ x: 0, y: 0, width: 375, height: 667 });
  expect(await launcher(page).isVisible()).toBe(false);
  for (let press = 0; press < 8; press++) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-chatflow"))).toBe(
    true,
  );
  await page.getByRole("button", { name: "Close chat" }).click();
  await launcher(page).waitFor();
});

test("where sockets are forbidden everything arrives over HTTP", async () => {
  stage.chat.server.faults.refuseSockets = true;
  const page = await stage.visit();
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say("cnv_1", { kind: "agent", id: "usr_1", name: "Ann" }, "Hi!");
  await page.getByText("Hi!", { exact: true }).first().waitFor();
});

test("a page that swaps its body keeps the chat", async () => {
  const page = await stage.visit();
  await openChat(page);
  await page.evaluate(() => document.body.replaceWith(document.createElement("body")));
  await write(page, "Still here");
  await page.getByText("Sent", { exact: true }).waitFor();
});

test("the dark scheme of the device is followed as it changes", async () => {
  stage.chat.site = {
    theme: { ...standardTheme, mode: "auto", position: "left", launcher: { text: "Help" } },
  };
  const page = await stage.visit();
  await page.emulateMedia({ colorScheme: "dark" });
  await openChat(page);
  const surface = (): Promise<string> =>
    panel(page).evaluate((it) => getComputedStyle(it).backgroundColor);
  await expect.poll(surface).toBe("rgb(21, 23, 27)");
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(surface).toBe("rgb(255, 255, 255)");
  await settled(page);
  expect((await panel(page).boundingBox())?.x).toBe(24);
});
