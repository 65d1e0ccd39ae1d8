import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { composer, launcher, openChat, panel, useStage, write } from "../stage/stage";
import { kept, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, log, bubbles } = talkOn(stage);
const suspended = { status: 403, code: "site_suspended" };
const down = { status: 503, code: "unavailable" };

/** Tells the page that it is on the network, as often as it takes: the first may come before it has begun to listen. */
async function sent(page: Page): Promise<void> {
  const heard = async (): Promise<string[]> => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    return log();
  };
  await expect.poll(heard).toEqual(["Anyone there?"]);
  await expect.poll(() => kept(page)).toBe(0);
}

/** A message without a session, kept by the browser. */
async function writeEarly(): Promise<Page> {
  stage.chat.refuseSessions = down;
  const page = await stage.visit();
  await openChat(page);
  await write(page, "Anyone there?");
  await page.getByText("Waiting for a connection").waitFor();
  await expect.poll(() => kept(page)).toBe(1);
  return page;
}

test("what was written before there was a session survives a reload and is sent once", async () => {
  const page = await writeEarly();
  await page.reload();
  await openChat(page);
  await page.getByText("Waiting for a connection").waitFor();
  await expect.poll(() => bubbles(page)).toEqual(["Anyone there?"]);
  stage.chat.refuseSessions = null;
  await sent(page);
  await page.reload();
  await openChat(page);
  await expect.poll(() => bubbles(page)).toEqual(["Anyone there?"]);
  expect(log()).toEqual(["Anyone there?"]);
});

test("it goes out on the next page, though nobody opens the chat there", async () => {
  const page = await writeEarly();
  stage.chat.refuseSessions = null;
  await page.goto("about:blank");
  await page.goto(stage.shop.url);
  await expect.poll(log).toEqual(["Anyone there?"]);
  await expect.poll(() => kept(page)).toBe(0);
});

test("a second tab does not send what the first still holds", async () => {
  const page = await writeEarly();
  const second = await stage.visit();
  await openChat(second);
  expect(await bubbles(second)).toEqual([]);
  stage.chat.refuseSessions = null;
  const greeted = async (): Promise<number> => {
    await second.evaluate(() => dispatchEvent(new Event("online")));
    return stage.chat.server.sessions().length;
  };
  await expect.poll(greeted).toBeGreaterThan(0);
  await sent(page);
  expect(stage.chat.server.service.rooms.size).toBe(1);
});

test("what the site asks first is asked after the reload too, and the message waits for it", async () => {
  stage.chat.reception = { preChat: [{ field: "email", required: true }] };
  const page = await writeEarly();
  stage.chat.refuseSessions = null;
  await page.reload();
  await openChatWithForm();
  expect(log()).toEqual([]);
  await page.reload();
  await openChatWithForm();
  await page.getByLabel("E-mail").fill("ann@example.com");
  await panel(page).getByRole("button", { name: "Start chat", exact: true }).click();
  await expect.poll(log).toEqual(["Anyone there?"]);
  expect(stage.chat.answers).toEqual([{ email: "ann@example.com" }]);
  await expect.poll(() => kept(page)).toBe(0);

  async function openChatWithForm(): Promise<void> {
    await page.locator("[data-chatflow] .launcher").click();
    await page.getByLabel("E-mail").waitFor();
    await page.getByText("Anyone there?").waitFor();
  }
});

test("forgetting the chat on this device forgets it too", async () => {
  const page = await writeEarly();
  await page.evaluate(() => {
    (window as unknown as { ChatFlow: (name: string) => void }).ChatFlow("shutdown");
  });
  // Not by looking into it: that would make it anew.
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  stage.chat.refuseSessions = null;
  await page.reload();
  await openChat(page);
  await expect.poll(() => stage.chat.server.sessions().length).toBeGreaterThan(0);
  await write(page, "A new beginning");
  await expect.poll(log).toEqual(["A new beginning"]);
});

test("where the chat is paused, nothing is drawn for who never wrote", async () => {
  stage.chat.site = { suspended: true };
  stage.chat.refuseSessions = suspended;
  const page = await stage.visit();
  await page.waitForLoadState("networkidle");
  expect(await launcher(page).count()).toBe(0);
  expect(stage.chat.requests).toEqual(["GET /widget/key.js"]);
  expect(stage.complaints).toEqual([]);
});

test("a conversation that is cut off by a pause can still be read, and goes on after it", async () => {
  const page = await begin();
  stage.chat.refuseSessions = suspended;
  for (const session of stage.chat.server.sessions()) session.socket.close(4401);
  await page.getByText("This chat is not available.").waitFor();
  expect(await bubbles(page)).toEqual(["Hello"]);
  expect(await composer(page).count()).toBe(0);
  stage.chat.refuseSessions = null;
  await panel(page).getByRole("button", { name: "Close chat" }).click();
  await expect.poll(() => panel(page).count()).toBe(0);
  await openChat(page);
  await expect.poll(() => bubbles(page)).toEqual(["Hello"]);
  await write(page, "Back again");
  await expect.poll(log).toEqual(["Hello", "Back again"]);
});

test("who has written before is told of the pause, and what waited goes out after it", async () => {
  const page = await begin();
  const { faults } = stage.chat.server;
  faults.refuseSockets = faults.refuseHttp = true;
  for (const session of stage.chat.server.sessions()) session.socket.terminate();
  await write(page, "Later");
  await expect.poll(() => kept(page)).toBe(1);
  stage.chat.site = { suspended: true };
  stage.chat.refuseSessions = suspended;
  await page.reload();
  await launcher(page).click();
  await page.getByText("This chat is not available.").waitFor();
  stage.chat.site = {};
  stage.chat.refuseSessions = null;
  faults.refuseSockets = faults.refuseHttp = false;
  await page.reload();
  await expect.poll(log).toEqual(["Hello", "Later"]);
  await expect.poll(() => kept(page)).toBe(0);
});
