import { expect, test } from "vitest";
import { composer, launcher, openChat, panel, settled, useStage, write } from "../stage/stage";

const stage = useStage();

test("a page that isolates itself from other origins has the chat all the same", async () => {
  const page = await stage.visit({
    headers: {
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Opener-Policy": "same-origin",
    },
  });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(stage.complaints).toEqual([]);
});

test("where the browser forbids all storage the chat lives as long as the page", async () => {
  const script = `
    for (const name of ["localStorage", "sessionStorage", "indexedDB"])
      Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });`;
  const page = await stage.visit({ script });
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("switch").first().click();
  expect(stage.complaints).toEqual([]);
});

test("who wants little motion sees none", async () => {
  const page = await stage.visit();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  const moving = await panel(page).evaluate((it) => it.getAnimations({ subtree: true }).length);
  expect(moving).toBe(0);
});

test("in forced colours every edge that tells something apart is drawn", async () => {
  const page = await stage.visit();
  await page.emulateMedia({ forcedColors: "active" });
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  for (const part of [".launcher", ".panel", ".bubble", ".field"]) {
    const first = page.locator(`[data-chatflow] ${part}`).first();
    const edge = (): Promise<string> =>
      first.evaluate((element) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
        return `${borderTopStyle} ${borderTopWidth}`;
      });
    await expect.poll(edge, { message: part }).toBe("solid 1px");
  }
});

test("at 200 % all of it can be reached without scrolling sideways", async () => {
  const page = await stage.visit();
  // A window of 1280 by 720 px, of which zoom leaves half.
  await page.setViewportSize({ width: 640, height: 360 });
  await openChat(page);
  await settled(page);
  const box = await panel(page).boundingBox();
  expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 640).toBe(true);
  expect(box && box.y + box.height <= 360).toBe(true);
  await composer(page).fill("Hello");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Sent", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Close chat" }).first().click();
  await launcher(page).waitFor();
});
