import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { Conversation, Entry, ServerFrame } from "../../../src/protocol";
import { composer, launcher, openChat, panel, useStage, write } from "./stage";

const stage = useStage();
const down = { status: 503, code: "unavailable" };
const ann = { kind: "agent", id: "usr_1", name: "Ann" } as const;
const assistant = { kind: "assistant" } as const;

/** An open chat with one message sent, in conversation `cnv_1`. */
async function begin(): Promise<Page> {
  const page = await stage.visit();
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  return page;
}

function tell(frame: ServerFrame): void {
  for (const session of stage.chat.server.sessions()) session.tell(frame);
}

function change(fields: Partial<Conversation>): void {
  const { service } = stage.chat.server;
  service.change("cnv_1", fields);
  tell({
    type: "conversation",
    conversation: service.view({ kind: "contact", id: "con_1" }, "cnv_1"),
  });
}

const log = (): string[] =>
  stage.chat.server.service.rooms.get("cnv_1")?.log.map(({ text }) => text ?? "") ?? [];
const bubbles = (page: Page): Promise<string[]> => page.locator(".bubble").allInnerTexts();

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
  const read = (): number[] =>
    stage.chat.server
      .sessions()
      .flatMap(({ received }) =>
        received.flatMap((frame) => (frame.type === "read" ? [frame.seq] : [])),
      );
  await expect.poll(read).toEqual([1]);
  await show("hidden");
  stage.chat.server.service.say("cnv_1", ann, "Are you there?");
  await page.locator(".bubble", { hasText: "Are you there?" }).waitFor();
  expect(read()).toEqual([1]);
  await show("visible");
  await expect.poll(read).toEqual([1, 2]);
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
  await expect.poll(log, { timeout: 20_000 }).toEqual(["Hello", "One", "Two"]);
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
  await page.reload();
  await openChat(page);
  await page.getByText("Later", { exact: true }).waitFor();
  faults.refuseSockets = faults.refuseHttp = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(log, { timeout: 20_000 }).toEqual(["Hello", "Later"]);
  await expect.poll(() => bubbles(page)).toEqual(["Hello", "Later"]);
});

test("what is written before the session is there is sent when it is", async () => {
  stage.chat.refuseSessions = down;
  const page = await stage.visit();
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
  const page = await stage.visit();
  await openChat(page);
  stage.chat.refuseSessions = null;
  await page.getByRole("button", { name: "Try again" }).click();
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

test("the assistant's answer streams, then stands as one message that is read aloud once", async () => {
  const page = await begin();
  const delta = { type: "entry.delta", conversationId: "cnv_1", draftId: "d1" } as const;
  tell({ ...delta, offset: 0, text: "Your order is **on" });
  await page.locator("[data-draft]").getByText("on").waitFor();
  tell({ ...delta, offset: 18, text: " its way**." });
  await page.locator("[data-draft] strong", { hasText: "on its way" }).waitFor();
  stage.chat.server.service.say("cnv_1", assistant, "Your order is **on its way**.", {
    draftId: "d1",
  });
  await expect.poll(() => page.locator("[data-draft]").count()).toBe(0);
  expect(await bubbles(page)).toEqual(["Hello", "Your order is on its way."]);
  expect(await page.getByRole("log").innerText()).toBe("Assistant: Your order is **on its way**.");
});

test("HTML in a message is text, and links lead out safely", async () => {
  const page = await begin();
  const text = `<img src=x onerror="document.title='hit'"> [bad](javascript:alert(1)) [good](https://a.example/)`;
  stage.chat.server.service.say("cnv_1", ann, text);
  const bubble = page.locator(".bubble").last();
  await bubble.getByRole("link", { name: "good" }).waitFor();
  expect(await bubble.innerText()).toContain(
    `<img src=x onerror="document.title='hit'"> [bad](javascript:alert(1))`,
  );
  const attributes = ["href", "rel", "target"].map((name) =>
    bubble.getByRole("link").getAttribute(name),
  );
  expect(await Promise.all(attributes)).toEqual([
    "https://a.example/",
    "noopener noreferrer nofollow",
    "_blank",
  ]);
  expect(await page.title()).toBe("Shop");
});

test("a person can be asked for at any time, and the queue tells how long it takes", async () => {
  const page = await begin();
  change({ status: "pending" });
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await expect.poll(() => stage.chat.server.service.handoffs).toEqual(["cnv_1"]);
  change({ status: "open" });
  tell({ type: "queue", conversationId: "cnv_1", position: 2, estimatedSeconds: 180 });
  await page.getByText("You are number 2 in the queue. About 3 min.").waitFor();
  change({ assignee: { agentId: "usr_1", name: "Ann" } });
  await page.getByRole("heading", { name: "Ann" }).waitFor();
  expect(await page.getByText("in the queue").count()).toBe(0);
});

test("asking for a person before the first message sends the wish as that message", async () => {
  const page = await stage.visit();
  await openChat(page);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await expect.poll(log).toEqual(["I would like to talk to a person."]);
  await expect.poll(() => stage.chat.server.service.handoffs).toEqual(["cnv_1"]);
});

test("a resolved conversation can be reopened or followed by a new one", async () => {
  const page = await begin();
  change({ status: "resolved" });
  await page.getByRole("button", { name: "New conversation" }).click();
  await page.getByText("Hello! How can we help?").waitFor();
  await write(page, "Something else");
  await expect.poll(() => stage.chat.server.service.rooms.get("cnv_2")?.log.length).toBe(1);
  await expect.poll(() => bubbles(page)).toEqual(["Something else"]);
});

test("a reader who scrolled up stays there and is told of new messages", async () => {
  const { service } = stage.chat.server;
  service.open();
  for (let n = 1; n <= 120; n++) service.say("cnv_1", ann, `Line ${n}`);
  const page = await stage.visit();
  await openChat(page);
  await page.getByText("Line 120", { exact: true }).waitFor();
  const scroller = page.getByRole("region", { name: "Conversation" });
  await scroller.evaluate((box) => box.scrollTo(0, 0));
  await page.getByText("Line 71", { exact: true }).waitFor();
  await page.getByText("Line 21", { exact: true }).waitFor({ state: "attached" });
  service.say("cnv_1", ann, "News");
  await page.getByRole("button", { name: "New messages" }).click();
  await expect
    .poll(() => scroller.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight))
    .toBeLessThan(4);
});

test("cards show what they carry, and unknown ones their text", async () => {
  const page = await begin();
  const { service } = stage.chat.server;
  const total = { amountMinor: 6890, currency: "EUR" };
  const order = {
    number: "1001",
    state: "shipped",
    total,
    lines: [{ title: "Red mug", quantity: 2 }],
    shipments: [],
  };
  service.say("cnv_1", assistant, "Here it is.", { kind: "card", data: { type: "order", order } });
  const card = page.getByRole("region", { name: "Order 1001" });
  await card.waitFor();
  expect((await card.innerText()).replace(/\s+/g, " ")).toContain("On its way");
  expect(await bubbles(page)).toEqual(["Hello", "Here it is."]);
  service.say("cnv_1", assistant, "A new kind of card.", {
    kind: "card",
    data: { type: "hologram" },
  });
  await page.getByText("A new kind of card.", { exact: true }).last().waitFor();
});

test("an entry that can't be drawn is told to the page and leaves the others standing", async () => {
  const page = await begin();
  await page.evaluate(() => {
    const own = window as unknown as { ChatFlow: (...args: unknown[]) => void; codes: string[] };
    own.codes = [];
    own.ChatFlow("on", "error", ({ code }: { code: string }) => own.codes.push(code));
  });
  const broken = { attachments: 7 } as unknown as Partial<Entry>;
  stage.chat.server.service.say("cnv_1", ann, "Broken", broken);
  stage.chat.server.service.say("cnv_1", assistant, "Whole");
  await page.locator(".bubble", { hasText: "Whole" }).waitFor();
  expect(await bubbles(page)).toEqual(["Hello", "Whole"]);
  expect(await page.evaluate(() => (window as unknown as { codes: string[] }).codes)).toEqual([
    "not_drawn",
  ]);
});

test("suggested answers are sent as the shopper's own words and then go", async () => {
  const page = await begin();
  const data = {
    type: "quickReplies",
    options: [
      { label: "Yes", text: "Yes, please" },
      { label: "No", text: "No" },
    ],
  };
  stage.chat.server.service.say("cnv_1", assistant, "More?", { kind: "card", data });
  await page.getByRole("button", { name: "Yes" }).click();
  await expect.poll(log).toEqual(["Hello", "More?", "Yes, please"]);
  await expect.poll(() => page.getByRole("button", { name: "No", exact: true }).count()).toBe(0);
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
