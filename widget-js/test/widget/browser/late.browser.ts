import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { composer, openChat, panel, useStage, write } from "../stage/stage";
import { ann, assistant, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, log } = talkOn(stage);
const failed = "That did not work. Check your connection and try again.";

const file = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("notes") };
const order = {
  number: "1001",
  state: "shipped",
  total: { amountMinor: 6890, currency: "EUR" },
  lines: [{ title: "Red mug", quantity: 2 }],
  shipments: [],
};

/** What is fetched later can't be had, until the result is called. */
async function withoutExtras(page: Page): Promise<() => Promise<void>> {
  await page.route("**/extras-*", (route) => route.abort());
  return () => page.unroute("**/extras-*");
}

const again = (page: Page) => panel(page).getByRole("button", { name: "Try again" });

const pressed: Record<
  string,
  { press(page: Page): Promise<void>; shown(page: Page): Promise<void> }
> = {
  options: {
    press: (page) => page.getByRole("button", { name: "Options" }).click(),
    shown: (page) => page.getByRole("switch", { name: "Sound for new messages" }).waitFor(),
  },
  emoji: {
    press: (page) => page.getByRole("button", { name: "Emoji" }).click(),
    shown: (page) => page.getByRole("group", { name: "Food" }).waitFor(),
  },
  attachments: {
    press: (page) => page.locator("input[type=file]").setInputFiles(file),
    shown: (page) => page.locator('.upload[data-state="done"]').waitFor(),
  },
  "a message to leave": {
    press: (page) => page.getByRole("button", { name: "Leave a message" }).click(),
    shown: (page) => page.getByLabel("E-mail").waitFor(),
  },
};

test.each(Object.entries(pressed))(
  "where it can't be fetched, %s says so, and is there once it can",
  async (_, { press, shown }) => {
    stage.chat.online = false;
    stage.chat.reception = { leaveMessage: true };
    const page = await stage.visit();
    const restore = await withoutExtras(page);
    await openChat(page);
    await composer(page).fill("Half a sent");
    await press(page);
    await panel(page).getByRole("alert").getByText(failed).waitFor();
    // Tried again in vain, it says so again.
    await again(page).click();
    await panel(page).getByRole("alert").getByText(failed).waitFor();
    expect(await composer(page).inputValue()).toBe("Half a sent");
    await restore();
    await again(page).click();
    await shown(page);
    expect(await page.getByText(failed).count()).toBe(0);
    const texts = page.getByLabel("Your message");
    await expect.poll(() => texts.inputValue()).toBe("Half a sent");
  },
);

test("where it can't be fetched, a voice message says so, and is recorded once it can", async () => {
  const page = await stage.visit();
  const restore = await withoutExtras(page);
  await openChat(page);
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await panel(page).getByRole("alert").getByText(failed).waitFor();
  await composer(page).fill("In writing then");
  await restore();
  await again(page).click();
  await page.getByRole("button", { name: "Finish recording" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await composer(page).inputValue()).toBe("In writing then");
});

test("cards and files that can't be fetched say so where they belong, and come together once they can", async () => {
  const page = await begin();
  const restore = await withoutExtras(page);
  const { service } = stage.chat.server;
  service.say("cnv_1", assistant, "Here it is.", { kind: "card", data: { type: "order", order } });
  const attachments = [{ id: "fil_1", name: "label.pdf", type: "application/pdf", size: 48_213 }];
  service.say("cnv_1", ann, "The label.", { attachments });
  await expect.poll(() => again(page).count()).toBe(2);
  await page.getByText("label.pdf").waitFor();
  await restore();
  await again(page).first().click();
  await page.getByRole("region", { name: "Order 1001" }).waitFor();
  await page.getByRole("button", { name: "Download label.pdf" }).waitFor();
  expect(await again(page).count()).toBe(0);
  await write(page, "Thanks");
  await expect.poll(log).toEqual(["Hello", "Here it is.", "The label.", "Thanks"]);
});

test("what was said of it is gone when the chat is opened again", async () => {
  const page = await stage.visit();
  await withoutExtras(page);
  await openChat(page);
  await page.getByRole("button", { name: "Options" }).click();
  await panel(page).getByRole("alert").waitFor();
  await panel(page).getByRole("button", { name: "Close chat" }).click();
  await openChat(page);
  expect(await panel(page).getByRole("alert").count()).toBe(0);
});

test("all that was wanted meanwhile comes with the next try", async () => {
  const page = await stage.visit();
  const restore = await withoutExtras(page);
  await openChat(page);
  await page.locator("input[type=file]").setInputFiles(file);
  await again(page).waitFor();
  await page.getByRole("button", { name: "Emoji" }).click();
  await again(page).waitFor();
  await restore();
  await again(page).click();
  await page.locator('.upload[data-state="done"]').waitFor();
  await page.getByRole("group", { name: "Food" }).waitFor();
});

test("what was wanted before the chat was closed does not come when it is opened again", async () => {
  const page = await stage.visit();
  const restore = await withoutExtras(page);
  await openChat(page);
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await again(page).waitFor();
  await panel(page).getByRole("button", { name: "Close chat" }).click();
  await restore();
  await openChat(page);
  await page.getByRole("button", { name: "Emoji" }).click();
  await page.getByRole("group", { name: "Food" }).waitFor();
  expect(await page.getByRole("button", { name: "Finish recording" }).count()).toBe(0);
});

test("a link whose preview can't be fetched is a link, and nothing is said", async () => {
  stage.chat.reception = { linkPreviews: true };
  const page = await begin();
  await withoutExtras(page);
  const refused = page.waitForEvent("requestfailed", (request) => /extras-/.test(request.url()));
  stage.chat.server.service.say("cnv_1", assistant, "See https://northmug.example/care");
  await refused;
  await page.getByRole("link", { name: "https://northmug.example/care" }).waitFor();
  expect(await again(page).count()).toBe(0);
});
