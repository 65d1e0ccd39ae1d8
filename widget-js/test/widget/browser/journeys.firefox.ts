import { expect, test } from "vitest";
import { composer, launcher, openChat, panel, useStage, write } from "../stage/stage";
import { ann, assistant, kept, talkOn } from "../stage/talk";

/** What a shopper does from the first look to the last word, in Firefox. */
const stage = useStage("firefox");
const { begin, log, bubbles } = talkOn(stage);

test("before intent there is one request, nothing stored and one global", async () => {
  const page = await stage.visit({ script: "window.before = Object.keys(window);" });
  await launcher(page).waitFor();
  expect(stage.chat.requests).toEqual(["GET /widget/key.js"]);
  const left = await page.evaluate(async () => {
    const { before } = window as unknown as { before: string[] };
    const ours = (name: string): boolean => !name.startsWith("__pw") && name !== "before";
    return {
      globals: Object.keys(window).filter((name) => ours(name) && !before.includes(name)),
      storage: localStorage.length + sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      cookie: document.cookie,
    };
  });
  expect(left).toEqual({ globals: ["ChatFlow"], storage: 0, databases: 0, cookie: "" });
});

test("under a strict content security policy one opens, writes and reads", async () => {
  const socket = new URL(stage.chat.server.realtimeUrl).origin;
  const csp = [
    "default-src 'none'",
    `script-src 'self' ${stage.chat.baseUrl}`,
    "style-src 'none'",
    // For the tab's own icon, which Firefox counts to the page.
    "img-src 'self'",
    `connect-src ${stage.chat.baseUrl} ${socket}`,
  ].join("; ");
  const script = `window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));`;
  const page = await stage.visit({ csp, script });
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say("cnv_1", assistant, "**Hi**\n- [a](https://a.example)\n- b");
  await page.locator(".bubble strong").waitFor();
  const own = page.locator("[data-own] .bubble");
  await expect
    .poll(() => own.evaluate((bubble) => getComputedStyle(bubble).backgroundColor))
    .toBe("rgb(47, 91, 234)");
  expect(
    await page.evaluate(() => (window as unknown as { violations: string[] }).violations),
  ).toEqual([]);
});

test("by keyboard alone one opens, writes, reads an answer and closes", async () => {
  const page = await stage.visit();
  await launcher(page).focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await expect.poll(() => composer(page).evaluate((box) => box.matches(":focus"))).toBe(true);
  await page.keyboard.type("First line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second?");
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(log()).toEqual(["First line\nsecond?"]);
  stage.chat.server.service.say("cnv_1", ann, "Hi!");
  await page.locator(".bubble", { hasText: "Hi!" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => panel(page).count()).toBe(0);
  await expect.poll(() => launcher(page).evaluate((button) => button.matches(":focus"))).toBe(true);
});

test("what is written while the line is down arrives once and in order", async () => {
  const page = await begin();
  const { faults, service, sessions } = stage.chat.server;
  faults.refuseSockets = faults.refuseHttp = true;
  for (const session of sessions()) session.socket.terminate();
  await write(page, "One");
  await write(page, "Two");
  await page.getByText("Waiting for a connection").first().waitFor();
  service.say("cnv_1", ann, "Are you there?");
  faults.refuseSockets = faults.refuseHttp = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(log).toEqual(["Hello", "Are you there?", "One", "Two"]);
  await expect.poll(() => bubbles(page)).toEqual(["Hello", "Are you there?", "One", "Two"]);
});

test("what could not be sent survives a reload and arrives once", async () => {
  const page = await begin();
  const { faults, sessions } = stage.chat.server;
  faults.refuseSockets = faults.refuseHttp = true;
  for (const session of sessions()) session.socket.terminate();
  await write(page, "Later");
  await page.getByText("Waiting for a connection").waitFor();
  await expect.poll(() => kept(page)).toBe(1);
  await page.reload();
  await openChat(page);
  await page.getByText("Later", { exact: true }).waitFor();
  faults.refuseSockets = faults.refuseHttp = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(log).toEqual(["Hello", "Later"]);
  await expect.poll(() => bubbles(page)).toEqual(["Hello", "Later"]);
});

test("where sockets are forbidden everything arrives over HTTP", async () => {
  stage.chat.server.faults.refuseSockets = true;
  const page = await stage.visit();
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say("cnv_1", ann, "Hi!");
  await page.locator(".bubble", { hasText: "Hi!" }).waitFor();
});

test("a file goes along, options and emoji are fetched, and the next visit finds the conversation", async () => {
  const page = await begin();
  const file = { name: "label.txt", mimeType: "text/plain", buffer: Buffer.from("notes") };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator('.upload[data-state="done"]').waitFor();
  await page.getByRole("button", { name: "Emoji", exact: true }).click();
  await page.getByRole("button", { name: "😀" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await expect.poll(log).toEqual(["Hello", "😀"]);
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("switch").first().waitFor();
  await page.reload();
  await openChat(page);
  await page.getByText("label.txt").first().waitFor();
});
