import { expect, test } from "vitest";
import { composer, launcher, openChat, panel, useStage, write } from "../stage/stage";
import { ann, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, change } = talkOn(stage);
const back = "Back to all conversations";

test("several conversations stand on the home screen, and the focus follows there and back", async () => {
  const page = await begin();
  change({ status: "resolved" });
  await page.getByRole("button", { name: back }).click();
  await page.getByRole("heading", { name: "Your conversations" }).waitFor();
  await write(page, "Another thing");
  await expect.poll(() => stage.chat.server.service.rooms.get("cnv_2")?.log.length).toBe(1);
  await page.getByRole("button", { name: back }).click();
  const rows = page.locator(".past-row");
  await expect.poll(() => rows.count()).toBe(2);
  await expect.poll(() => rows.nth(0).innerText()).toContain("You: Another thing");
  await expect.poll(() => rows.nth(1).innerText()).toContain("Resolved");
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() =>
      document
        .querySelector("[data-chatflow]")
        ?.shadowRoot?.activeElement?.getAttribute("data-conversation"),
    );
  await expect.poll(focused).toBe("cnv_2");
  await rows.nth(1).click();
  await page.locator(".bubble", { hasText: "Hello" }).waitFor();
  await expect.poll(() => composer(page).evaluate((box) => box.matches(":focus"))).toBe(true);
});

test("articles of the help are suggested, and found by a word", async () => {
  stage.chat.articles = ["Delivery", "Returns", "Warranty", "Washing"];
  const page = await stage.visit();
  await openChat(page);
  const articles = page.locator("section", { hasText: "Help articles" });
  await articles.getByRole("link", { name: "Returns" }).waitFor();
  expect(await articles.getByRole("link").allInnerTexts()).toEqual([
    "Delivery",
    "Returns",
    "Warranty",
  ]);
  await page.getByRole("searchbox", { name: "Search for help" }).fill("wa");
  await expect
    .poll(() => articles.getByRole("link").allInnerTexts())
    .toEqual(["Warranty", "Washing"]);
  expect(await articles.getByRole("link").first().getAttribute("href")).toBe(
    `${stage.chat.baseUrl}/help/key/warranty`,
  );
  await page.getByRole("searchbox").fill("unicorn");
  await page.getByText("Nothing found. Write to us instead.").waitFor();
  await page.getByRole("searchbox").fill("");
  await articles.getByRole("link", { name: "Delivery" }).waitFor();
});

test("a help centre without articles leaves no trace", async () => {
  const page = await stage.visit();
  await openChat(page);
  await expect.poll(() => stage.chat.requests).toContain("GET /api/v1/help/key/suggestions");
  expect(await page.getByRole("searchbox").count()).toBe(0);
});

test("how long people take to reply is said before the first message", async () => {
  stage.chat.expectedReply = 130;
  const page = await stage.visit();
  await openChat(page);
  await page.getByText("Usual reply time: 3 min").waitFor();
});

test("a later visit finds the resolved conversations again, and says what is unread", async () => {
  const page = await begin();
  const { service } = stage.chat.server;
  change({ status: "resolved" });
  await launcher(page).click();
  service.say("cnv_1", ann, "One **more** thing.");
  await page.reload();
  await launcher(page).click();
  await page.getByRole("button", { name: back }).click();
  const row = page.locator(".past-row");
  await expect.poll(() => row.innerText()).toContain("One more thing.");
});

test("the shopper ends a conversation, and saves its transcript", async () => {
  const page = await begin();
  stage.chat.server.service.say("cnv_1", ann, "Glad to help.");
  await page.locator(".bubble", { hasText: "Glad to help." }).waitFor();
  await page.getByRole("button", { name: "Options" }).click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download transcript" }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await saved.createReadStream()) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  expect(text).toContain("Clay & Co.");
  expect(text).toMatch(/You: Hello\n.*Ann: Glad to help\.\n$/);
  await page.locator(".menu").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("button", { name: "End conversation" }).click();
  await page.getByText("Conversation resolved").waitFor();
});

test("sound and title count are off, are remembered when turned on, and mark the title", async () => {
  const page = await begin();
  const kept = (): Promise<string | null> =>
    page.evaluate(() => localStorage.getItem("chatflow:key:preferences"));
  expect(await kept()).toBe(null);
  await page.getByRole("button", { name: "Options" }).click();
  const title = page.getByRole("switch", { name: "Count in the tab's title" });
  expect(await title.getAttribute("aria-checked")).toBe("false");
  await title.click();
  await page.keyboard.press("Escape");
  expect(await panel(page).isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  stage.chat.server.service.say("cnv_1", ann, "Are you there?");
  await expect.poll(() => page.title()).toBe("(1) Shop");
  await launcher(page).click();
  await expect.poll(() => page.title()).toBe("Shop");
  expect(await kept()).toBe('{"sound":false,"title":true}');
});

test("forgetting asks first, then leaves nothing on the device and begins anew", async () => {
  const page = await begin();
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("button", { name: "Forget this chat on this device" }).click();
  await page.getByRole("button", { name: "Forget", exact: true }).click();
  await panel(page).waitFor({ state: "hidden" });
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await expect.poll(() => stage.chat.loggedOut.length).toBe(1);
  await openChat(page);
  await page.getByText("Hello! How can we help?").waitFor();
  expect(await page.locator(".past-row").count()).toBe(0);
});

test("an emoji is picked by keyboard and stands where the cursor was", async () => {
  const page = await stage.visit();
  await openChat(page);
  await composer(page).fill("Thanks!");
  await composer(page).press("Home");
  await page.getByRole("button", { name: "Emoji" }).press("Enter");
  await page.getByRole("button", { name: "😀" }).press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => composer(page).inputValue()).toBe("😃Thanks!");
});
