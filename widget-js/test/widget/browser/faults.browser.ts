import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { composer, launcher, openChat, panel, useStage, write } from "../stage/stage";
import { ann, kept, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, log, bubbles } = talkOn(stage);
const file = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("notes") };

test.each([
  [
    "forbidden",
    `for (const name of ["localStorage", "indexedDB"])
       Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });`,
  ],
  [
    "full",
    `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
     IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };`,
  ],
])("where storage is %s the chat works as long as the page lasts", async (_, script) => {
  const page = await stage.visit({ script });
  await openChat(page);
  await write(page, "Hello");
  await write(page, "Still me");
  await expect.poll(log).toEqual(["Hello", "Still me"]);
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say("cnv_1", ann, "I see you.");
  await page.locator(".bubble", { hasText: "I see you." }).waitFor();
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("switch", { name: "Sound for new messages" }).click();
  await page.getByRole("switch", { name: "Sound for new messages", checked: true }).waitFor();
  expect(stage.complaints).toEqual([]);
});

test.each([
  ["late", -86_400_000],
  ["early", 86_400_000],
])("with a clock a day too %s messages go out once, in order", async (_, ahead) => {
  const page = await stage.visit({
    script: `const now = Date.now; Date.now = () => now() + ${ahead};
      window.Date = class extends Date { constructor(...parts) { parts.length ? super(...parts) : super(Date.now()); } };`,
  });
  await openChat(page);
  await write(page, "One");
  await write(page, "Two");
  await expect.poll(log).toEqual(["One", "Two"]);
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say("cnv_1", ann, "Three");
  await expect.poll(() => bubbles(page)).toEqual(["One", "Two", "Three"]);
  await page.reload();
  await openChat(page);
  await expect.poll(() => bubbles(page)).toEqual(["One", "Two", "Three"]);
});

test("a page that is left during a send loses nothing, and sends nothing twice", async () => {
  const page = await begin();
  const { faults } = stage.chat.server;
  // Taken, but never acknowledged to this page.
  faults.onSend = () => ({ kind: "loseAck" });
  await write(page, "Taken");
  await write(page, "Also taken");
  await expect.poll(() => kept(page)).toBe(2);
  await page.goto("about:blank");
  faults.onSend = () => ({ kind: "none" });
  await page.goto(stage.shop.url);
  await launcher(page).click();
  await expect.poll(() => bubbles(page)).toEqual(["Hello", "Taken", "Also taken"]);
  await expect.poll(log).toEqual(["Hello", "Taken", "Also taken"]);
  await expect.poll(() => kept(page)).toBe(0);
});

test("two tabs show the same conversation, and a message of one is sent once", async () => {
  const one = await begin();
  const two = await another();
  await expect.poll(() => bubbles(two)).toEqual(["Hello"]);
  await write(one, "From the first");
  await expect.poll(() => bubbles(two)).toEqual(["Hello", "From the first"]);
  await write(two, "From the second");
  await expect.poll(() => bubbles(one)).toEqual(["Hello", "From the first", "From the second"]);
  expect(log()).toEqual(["Hello", "From the first", "From the second"]);
  expect(stage.chat.server.service.rooms.size).toBe(1);
});

test("a token that expired while the page lay open overnight makes way for a new one", async () => {
  const page = await begin();
  const before = stage.chat.sessions.length;
  stage.chat.server.revoke("contact:con_1:1");
  for (const session of stage.chat.server.sessions()) session.socket.close(4401);
  await expect.poll(() => stage.chat.sessions.length).toBe(before + 1);
  await write(page, "Good morning");
  await expect.poll(log).toEqual(["Hello", "Good morning"]);
  // A file goes with the token that holds now.
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator('.upload[data-state="done"]').waitFor();
});

test("a site that is taken away says so, keeps what is written, and comes back", async () => {
  const page = await begin();
  stage.chat.refuseSessions = { status: 404, code: "not_found" };
  for (const session of stage.chat.server.sessions()) session.socket.close(4401);
  await page.getByText("This chat is not available.").waitFor();
  expect(await composer(page).count()).toBe(0);
  stage.chat.refuseSessions = null;
  await page.reload();
  await launcher(page).click();
  await expect.poll(() => bubbles(page)).toEqual(["Hello"]);
  expect(await panel(page).isVisible()).toBe(true);
});

async function another(): Promise<Page> {
  const page = await stage.visit();
  await launcher(page).click();
  await composer(page).waitFor();
  return page;
}
