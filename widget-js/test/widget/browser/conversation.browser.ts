import type { Route } from "playwright-core";
import { expect, test } from "vitest";
import type { Entry } from "../../../src/protocol";
import { drawn, openChat, settled, write, useStage } from "../stage/stage";
import { ann, assistant, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, tell, change, log, bubbles } = talkOn(stage);

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
  await expect
    .poll(() => page.getByRole("log").innerText())
    .toBe("Assistant: Your order is on its way.");
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
  const { service } = stage.chat.server;
  const system = { kind: "system" } as const;
  service.change("cnv_1", { status: "open" });
  service.say("cnv_1", { kind: "contact", id: "con_1" }, "", { kind: "handoff" });
  tell({ type: "queue", conversationId: "cnv_1", position: 2, estimatedSeconds: 180 });
  await page.getByText("You are number 2 in the queue. About 3 min.").waitFor();
  tell({ type: "queue", conversationId: "cnv_1", position: 0 });
  service.change("cnv_1", { assignee: { agentId: "usr_1", name: "Ann" } });
  service.say("cnv_1", system, "", { kind: "assignment", data: { agentId: "usr_1", name: "Ann" } });
  await page.getByRole("heading", { name: "Ann" }).waitFor();
  await page.getByText("Ann joined the conversation").first().waitFor();
  await page.getByRole("button", { name: "Talk to a person" }).waitFor({ state: "detached" });
  service.change("cnv_1", { status: "resolved" });
  service.say("cnv_1", system, "", { kind: "status", data: { from: "open", to: "resolved" } });
  await page.getByRole("button", { name: "New conversation" }).waitFor();
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
  const left = (): Promise<number> =>
    scroller.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  // A reader scrolls what has been drawn: the end was reached, and the log has heard of it.
  await expect.poll(left).toBeLessThan(4);
  await drawn(page);
  await scroller.evaluate((box) => box.scrollTo(0, 0));
  await page.getByText("Line 71", { exact: true }).waitFor();
  await page.getByText("Line 21", { exact: true }).waitFor({ state: "attached" });
  service.say("cnv_1", ann, "News");
  await page.getByRole("button", { name: "New messages" }).click();
  await expect.poll(left).toBeLessThan(4);
});

test("a phone that is turned keeps the end of the log in view", async () => {
  const page = await begin();
  const { service } = stage.chat.server;
  const phone = { width: 375, height: 640 };
  for (let number = 1; number <= 12; number++) {
    service.say(
      "cnv_1",
      ann,
      `${String(number)}: a sentence that takes two lines on a small screen.`,
    );
  }
  const last = page.locator(".bubble", { hasText: "12: a sentence" });
  await last.waitFor();
  for (const viewport of [{ width: 800, height: 720 }, phone, { width: 640, height: 375 }, phone]) {
    await page.setViewportSize(viewport);
    await settled(page);
    await expect
      .poll(() =>
        page
          .getByRole("region", { name: "Conversation" })
          .evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight),
      )
      .toBeLessThan(4);
  }
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
  const broken = { attachments: [null] } as unknown as Partial<Entry>;
  stage.chat.server.service.say("cnv_1", ann, "Broken", broken);
  stage.chat.server.service.say("cnv_1", assistant, "Whole");
  await page.locator(".bubble", { hasText: "Whole" }).waitFor();
  expect(await bubbles(page)).toEqual(["Hello", "Whole"]);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { codes: string[] }).codes))
    .toEqual(["not_drawn"]);
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

test("that a person could not be asked for is not said of the next conversation", async () => {
  const page = await begin();
  const asked: Route[] = [];
  await page.route("**/handoff", (route) => void asked.push(route));
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await expect.poll(() => asked.length).toBe(1);
  await page.getByRole("button", { name: "Back to all conversations" }).click();
  for (const route of asked) await route.fulfill({ status: 409, json: { code: "conflict" } });
  const failed = page.getByRole("alert").filter({ hasText: "That did not work." });
  await failed.waitFor();
  await write(page, "Another matter");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(await failed.count()).toBe(0);
});
