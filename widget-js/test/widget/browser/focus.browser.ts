import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { command, composer, openChat, panel, useStage, write } from "../stage/stage";
import { ann, assistant, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, tell, log } = talkOn(stage);

/** The name of what has the focus inside the chat; `null` when nothing of it has. */
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const active = document.querySelector("[data-chatflow]")?.shadowRoot?.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? null;
  });

const stays = (page: Page): Promise<void> => expect.poll(() => focused(page)).toBe("Your message");

test("the focus stays where one writes while messages come, the line breaks and the language changes", async () => {
  const page = await begin();
  const { faults, service, sessions } = stage.chat.server;
  await composer(page).fill("A dra");
  service.say("cnv_1", ann, "Hi!");
  await page.locator(".bubble", { hasText: "Hi!" }).waitFor();
  await stays(page);
  faults.refuseSockets = faults.refuseHttp = true;
  for (const session of sessions()) session.socket.terminate();
  await page.getByText("You are offline").waitFor();
  await stays(page);
  faults.refuseSockets = faults.refuseHttp = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(() => page.getByText("You are offline").count()).toBe(0);
  await command(page, "setLocale", "de");
  const field = page.getByLabel("Ihre Nachricht");
  await field.waitFor();
  expect(await field.evaluate((box) => box.matches(":focus"))).toBe(true);
  await page.keyboard.type("ft");
  expect(await field.inputValue()).toBe("A draft");
});

test("what a button opens takes the focus, and gives it back to the button", async () => {
  const page = await begin();
  for (const [name, inside] of [
    ["Options", "Sound for new messages"],
    ["Emoji", "😀"],
  ] as const) {
    const button = page.getByRole("button", { name, exact: true });
    await button.press("Enter");
    await expect.poll(() => focused(page)).toBe(inside);
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe(name);
    expect(await panel(page).isVisible()).toBe(true);
  }
});

test("a pressed button that goes away leaves the focus where one writes", async () => {
  const page = await begin();
  const { faults, service } = stage.chat.server;
  const data = { type: "quickReplies", options: [{ label: "Yes", text: "Yes" }] };
  service.say("cnv_1", assistant, "More?", { kind: "card", data });
  await page.getByRole("button", { name: "Yes", exact: true }).press("Enter");
  await expect.poll(log).toContain("Yes");
  await stays(page);
  faults.onSend = () => ({ kind: "error", code: "invalid_text" });
  await write(page, "Refused");
  await page.getByRole("button", { name: "Discard" }).press("Enter");
  await expect.poll(() => page.getByRole("button", { name: "Discard" }).count()).toBe(0);
  await stays(page);
  const file = { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("notes") };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Remove a.txt" }).press("Enter");
  await stays(page);
});

test("what goes away does not call the shopper back from the page", async () => {
  const page = await begin();
  const data = { type: "quickReplies", options: [{ label: "Yes", text: "Yes" }] };
  stage.chat.server.service.say("cnv_1", assistant, "More?", { kind: "card", data });
  await page.getByRole("button", { name: "Yes", exact: true }).focus();
  await page.locator("#search").focus();
  stage.chat.server.service.say("cnv_1", ann, "Hi!");
  await expect.poll(() => page.getByRole("button", { name: "Yes", exact: true }).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("search");
});

test("a button of the page that opened the chat gets the focus back, even for nothing when it is gone", async () => {
  const page = await stage.visit({
    body: `<button id="ask">Ask us</button>`,
    script: `addEventListener("click", ({ target }) => target.id === "ask" && ChatFlow("show"));`,
  });
  const active = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
  await page.locator("#ask").press("Enter");
  await stays(page);
  await page.keyboard.press("Escape");
  await expect.poll(active).toBe("ask");
  await page.locator("#ask").press("Enter");
  await stays(page);
  await page.evaluate(() => document.getElementById("ask")?.remove());
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toBe("Open chat");
});

/** Collects on the page what a live region takes in from now on. */
const listen = (page: Page, selector: string): Promise<void> =>
  page.evaluate((where) => {
    const region = document.querySelector("[data-chatflow]")?.shadowRoot?.querySelector(where);
    const heard: string[] = ((window as unknown as { heard: string[] }).heard = []);
    if (!region) throw new Error(`no ${where}`);
    new MutationObserver((changes) => {
      for (const { type, addedNodes } of changes) {
        if (type === "characterData") heard.push(region.textContent);
        for (const added of addedNodes) heard.push(added.textContent ?? "");
      }
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }, selector);

const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard.filter(Boolean));

test("what the other side writes is read aloud once, all that comes together, and none of the past", async () => {
  const page = await begin();
  const { faults, service, sessions } = stage.chat.server;
  await listen(page, ".unseen[role=log]");
  for (const text of ["One", "Two", "Three"]) service.say("cnv_1", ann, text);
  await expect.poll(() => heard(page)).toEqual(["Ann: One", "Ann: Two", "Ann: Three"]);
  await write(page, "My own");
  tell({ type: "entry.delta", conversationId: "cnv_1", draftId: "d", offset: 0, text: "Let me" });
  await page.locator("[data-draft]").waitFor();
  faults.refuseSockets = faults.refuseHttp = true;
  for (const session of sessions()) session.socket.terminate();
  service.say("cnv_1", ann, "Four");
  service.say("cnv_1", ann, "Five");
  faults.refuseSockets = faults.refuseHttp = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.locator(".bubble", { hasText: "Five" }).waitFor();
  const all = ["One", "Two", "Three", "Four", "Five"].map((text) => `Ann: ${text}`);
  await expect.poll(() => heard(page)).toEqual(all);
  await page.reload();
  await openChat(page);
  await page.locator(".bubble", { hasText: "Five" }).waitFor();
  expect(await page.locator(".unseen[role=log]").textContent()).toBe("");
});

test("while the panel is closed what waits is said, and no more once it is seen", async () => {
  const page = await begin();
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  await listen(page, ".unseen[role=status]");
  stage.chat.server.service.say("cnv_1", ann, "Hi!");
  await expect.poll(() => heard(page)).toEqual(["1 unread message"]);
  await openChat(page);
  await expect.poll(() => page.locator("p.unseen[role=status]").first().textContent()).toBe("");
});
