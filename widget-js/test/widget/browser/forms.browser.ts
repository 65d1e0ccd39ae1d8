import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { composer, openChat, panel, useStage, write } from "../stage/stage";
import { talkOn } from "../stage/talk";

const stage = useStage();
const { begin, change, log } = talkOn(stage);
const button = (page: Page, name: string) => panel(page).getByRole("button", { name, exact: true });

describe("before the first message", () => {
  test("what the site asks is asked once, and the message goes out with the answers", async () => {
    stage.chat.reception = {
      preChat: [
        { field: "email", required: true },
        { field: "name", required: false },
      ],
    };
    const page = await stage.visit();
    await openChat(page);
    await write(page, "Where is my order?");
    await page.getByText("Where is my order?").waitFor();
    await button(page, "Start chat").click();
    expect(await page.getByLabel("E-mail").evaluate((field) => field.matches(":invalid"))).toBe(
      true,
    );
    expect(log()).toEqual([]);
    await page.getByLabel("E-mail").fill("ann@example.com");
    await page.getByLabel("Name (optional)").press("Enter");
    await expect.poll(log).toEqual(["Where is my order?"]);
    expect(stage.chat.answers).toEqual([{ email: "ann@example.com" }]);
    await write(page, "And when?");
    await expect.poll(log).toEqual(["Where is my order?", "And when?"]);
    await page.reload();
    await openChat(page);
    await write(page, "Hello again");
    await expect.poll(() => log().length).toBe(3);
  });

  test("answers that do not get through are kept and can be sent again", async () => {
    stage.chat.reception = { preChat: [{ field: "email", required: true }] };
    const page = await stage.visit();
    await openChat(page);
    await write(page, "Hello");
    await page.getByLabel("E-mail").fill("ann@unlucky.example");
    await button(page, "Start chat").click();
    await page.getByText("That did not work.").waitFor();
    expect(await page.getByLabel("E-mail").inputValue()).toBe("ann@unlucky.example");
    await page.getByLabel("E-mail").fill("ann@example.com");
    await button(page, "Start chat").click();
    await expect.poll(log).toEqual(["Hello"]);
  });

  test("nothing is asked that the page has said", async () => {
    stage.chat.reception = { preChat: [{ field: "email", required: true }] };
    const page = await stage.visit({
      script: `window.ChatFlow = () => 0; ChatFlow.q = [["update", { contact: { email: "ann@example.com" } }]];`,
    });
    await openChat(page);
    await write(page, "Hello");
    await expect.poll(log).toEqual(["Hello"]);
  });
});

describe("while nobody is there", () => {
  test("a message is left, with an address to answer to", async () => {
    stage.chat.online = false;
    stage.chat.reception = { leaveMessage: true };
    const page = await stage.visit();
    await openChat(page);
    await composer(page).fill("My mug broke.");
    await button(page, "Leave a message").click();
    await page.getByText("Nobody is in just now.").first().waitFor();
    await page.getByLabel("E-mail").fill("ann@example.com");
    await button(page, "Send").click();
    await expect.poll(log).toEqual(["My mug broke."]);
    await expect.poll(() => stage.chat.server.service.handoffs).toEqual(["cnv_1"]);
    expect(stage.chat.answers).toEqual([{ email: "ann@example.com" }]);
    expect(await composer(page).inputValue()).toBe("");
  });

  test("who changes their mind finds the words again", async () => {
    stage.chat.online = false;
    stage.chat.reception = { leaveMessage: true };
    const page = await stage.visit();
    await openChat(page);
    await composer(page).fill("My mug");
    await button(page, "Leave a message").click();
    await page.getByLabel("E-mail").press("Escape");
    expect(await composer(page).inputValue()).toBe("My mug");
    expect(await panel(page).isVisible()).toBe(true);
  });

  test("it is said when people come back, and a time in two days names the day", async () => {
    stage.chat.online = false;
    const at = new Date(Date.now() + 2 * 86_400_000);
    stage.chat.reception = { opensAt: at.toISOString() };
    const page = await stage.visit();
    await openChat(page);
    const day = await page.evaluate(
      (time) => new Intl.DateTimeFormat("en", { weekday: "long" }).format(new Date(time)),
      at.getTime(),
    );
    await page.getByText(`Back: ${day}`).waitFor();
  });
});

describe("after the conversation", () => {
  test("the shopper says how it was, once", async () => {
    stage.chat.reception = { survey: true };
    const page = await begin();
    change({ status: "resolved" });
    await page.getByText("How was this conversation?").waitFor();
    await page.getByRole("radio", { name: "Good", exact: true }).press("Space");
    await page.getByLabel("What should we know?").fill("Kind.");
    await page.locator(".survey").getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you for telling us.").waitFor();
    expect(stage.chat.ratings).toEqual([{ score: 4, comment: "Kind." }]);
  });

  test("nothing is asked where the site does not want to know", async () => {
    const page = await begin();
    change({ status: "resolved" });
    await button(page, "New conversation").waitFor();
    expect(await page.getByText("How was this conversation?").count()).toBe(0);
  });
});
