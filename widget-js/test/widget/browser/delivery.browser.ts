import { expect, test } from "vitest";
import { composer, launcher, noLongWaits, openChat, panel, write, useStage } from "../stage/stage";
import { ann, kept, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, tell, change, log, bubbles } = talkOn(stage);
const down = { status: 503, code: "unavailable" };

test("a message goes from sent to delivered to read", async () => {
  const page = await begin();
  const receipt = { type: "receipt", conversationId: "cnv_1", reader: { kind: "agent" } } as const;
  tell({ ...receipt, deliveredSeq: 1, readSeq: 0 });
  await page.getByText("Delivered", { exact: true }).waitFor();
  tell({ ...receipt, deliveredSeq: 1, readSeq: 1 });
  await page.getByText("Read", { exact: true }).waitFor();
});

test("what arrives while the tab is hidden is read once it is looked at", async () => {
  const page = await begin();
  const show = (state: string): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  // A position is told again on a new socket.
  const read = (): number[] =>
    stage.chat.server
      .opened()
      .flatMap(({ received }) =>
        received.flatMap((frame) => (frame.type === "read" ? [frame.seq] : [])),
      );
  await expect.poll(() => read().at(-1)).toBe(1);
  await show("hidden");
  stage.chat.server.service.say("cnv_1", ann, "Are you there?");
  await page.locator(".bubble", { hasText: "Are you there?" }).waitFor();
  expect(read()).not.toContain(2);
  await show("visible");
  await expect.poll(() => read().at(-1)).toBe(2);
});

test("a refused message says so, and can be sent again or discarded", async () => {
  const page = await begin();
  const { faults } = stage.chat.server;
  faults.onSend = () => ({ kind: "error", code: "invalid_text" });
  await write(page, "Second");
  await page.getByText("Not sent").waitFor();
  faults.onSend = () => ({ kind: "none" });
  await page.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => bubbles(page)).toEqual(["Hello"]);
  expect(log()).toEqual(["Hello"]);
});

test("what is written offline is marked and arrives once, in order", async () => {
  const page = await begin();
  await stage.context.setOffline(true);
  for (const session of stage.chat.server.sessions()) session.socket.terminate();
  await write(page, "One");
  await write(page, "Two");
  await page.getByText("Waiting for a connection").first().waitFor();
  await page.getByText("You are offline").waitFor();
  await stage.context.setOffline(false);
  await expect.poll(log).toEqual(["Hello", "One", "Two"]);
  await expect.poll(() => bubbles(page)).toEqual(["Hello", "One", "Two"]);
  await expect.poll(() => page.getByText("You are offline").count()).toBe(0);
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

test("what is written before the session is there is sent when it is", async () => {
  stage.chat.refuseSessions = down;
  const page = await stage.visit({ script: noLongWaits });
  await openChat(page);
  await page.getByText("We could not reach the chat.").waitFor();
  await write(page, "Anyone there?");
  await page.getByText("Waiting for a connection").waitFor();
  stage.chat.refuseSessions = null;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(log).toEqual(["Anyone there?"]);
  await expect.poll(() => bubbles(page)).toEqual(["Anyone there?"]);
});

test("a failed session offers to try again", async () => {
  stage.chat.refuseSessions = down;
  const page = await stage.visit({ script: noLongWaits });
  await openChat(page);
  const again = page.getByRole("button", { name: "Try again" });
  await again.waitFor();
  stage.chat.refuseSessions = null;
  await again.click();
  await page.getByText("Hello! How can we help?").waitFor();
});

test.each([
  [404, "not_found", "This chat is not available."],
  [403, "origin_not_allowed", "This chat is not set up for this page."],
])(
  "a session refused with %i says why and offers nothing that can't work",
  async (status, code, words) => {
    stage.chat.refuseSessions = { status, code };
    const page = await stage.visit();
    await launcher(page).click();
    await page.getByText(words).waitFor();
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
    expect(await composer(page).count()).toBe(0);
  },
);

test("several messages that start a conversation while offline stay in one", async () => {
  const page = await begin();
  change({ status: "resolved" });
  await page.getByRole("button", { name: "New conversation" }).click();
  stage.chat.server.faults.refuseSockets = stage.chat.server.faults.refuseHttp = true;
  for (const session of stage.chat.server.sessions()) session.socket.terminate();
  await write(page, "One");
  await write(page, "Two");
  await expect.poll(() => bubbles(page)).toEqual(["One", "Two"]);
  stage.chat.server.faults.refuseSockets = stage.chat.server.faults.refuseHttp = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  const second = (): number | undefined => stage.chat.server.service.rooms.get("cnv_2")?.log.length;
  await expect.poll(second).toBe(2);
  await expect.poll(() => bubbles(page)).toEqual(["One", "Two"]);
});

test("a text that is too long is counted and not sent", async () => {
  const page = await begin();
  await composer(page).fill("x".repeat(7_600));
  await page.getByText("400 characters left").waitFor();
  await composer(page).fill("x".repeat(8_003));
  await page.getByText("3 characters too many").waitFor();
  expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
  expect(await panel(page).isVisible()).toBe(true);
});
