import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  command,
  composer,
  drawn,
  launcher,
  openChat,
  panel,
  useStage,
  write,
} from "../stage/stage";
import { ann, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, log, bubbles } = talkOn(stage);
const text = (page: Page): Promise<string> => composer(page).inputValue();
const stored = (page: Page): Promise<number> => page.evaluate(() => sessionStorage.length);
const back = "Back to all conversations";

test("what stands in the composer is there on the shop's next page, and is gone once it is sent", async () => {
  const page = await begin();
  await composer(page).fill("Half a\nsentence");
  await page.goto(`${stage.shop.url}next`);
  await openChat(page);
  await expect.poll(() => text(page)).toBe("Half a\nsentence");
  await composer(page).press("Enter");
  await expect.poll(log).toEqual(["Hello", "Half a\nsentence"]);
  await expect.poll(() => stored(page)).toBe(0);
  await page.reload();
  await openChat(page);
  await expect.poll(() => bubbles(page)).toEqual(["Hello", "Half a\nsentence"]);
  expect(await text(page)).toBe("");
});

test("before the first message too, and nothing is kept until something is written", async () => {
  const page = await stage.visit();
  expect(await stored(page)).toBe(0);
  await openChat(page);
  await expect.poll(() => stage.chat.server.sessions().length).toBe(1);
  expect(await stored(page)).toBe(0);
  await composer(page).fill("Do you ship");
  await page.reload();
  await launcher(page).waitFor();
  await openChat(page);
  await expect.poll(() => text(page)).toBe("Do you ship");
});

test("each conversation has its own", async () => {
  const page = await begin();
  await composer(page).fill("Of the first");
  await page.getByRole("button", { name: back }).click();
  await expect.poll(() => text(page)).toBe("");
  await composer(page).fill("Of a new one");
  await page.locator(".past-row").click();
  await expect.poll(() => text(page)).toBe("Of the first");
  await page.reload();
  await openChat(page);
  await expect.poll(() => text(page)).toBe("Of the first");
  await page.getByRole("button", { name: back }).click();
  await expect.poll(() => text(page)).toBe("Of a new one");
});

test("what is written while the first message is on its way stays in the composer", async () => {
  const page = await stage.visit();
  await openChat(page);
  const { faults } = stage.chat.server;
  faults.refuseSockets = faults.refuseHttp = true;
  for (const session of stage.chat.server.sessions()) session.socket.terminate();
  await write(page, "Hello");
  await composer(page).fill("And also");
  faults.refuseSockets = faults.refuseHttp = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByText("Sent", { exact: true }).waitFor();
  stage.chat.server.service.say("cnv_1", ann, "Yes?");
  await expect.poll(() => bubbles(page)).toEqual(["Hello", "Yes?"]);
  expect(await text(page)).toBe("And also");
});

test("what is written before the session is there joins what was left there", async () => {
  const page = await begin();
  await composer(page).fill("Left");
  stage.chat.refuseSessions = { status: 503, code: "unavailable" };
  await page.reload();
  await openChat(page);
  await composer(page).fill("New");
  stage.chat.refuseSessions = null;
  const joined = async (): Promise<string> => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    return text(page);
  };
  await expect.poll(joined).toBe("Left\nNew");
});

test("forgetting this device forgets it too, and so does the page's logout", async () => {
  const page = await begin();
  await composer(page).fill("Secret");
  expect(await stored(page)).toBe(1);
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("button", { name: "Forget this chat on this device" }).click();
  await page.getByRole("button", { name: "Forget", exact: true }).click();
  await expect.poll(() => panel(page).count()).toBe(0);
  await expect.poll(() => stored(page)).toBe(0);
  await openChat(page);
  expect(await text(page)).toBe("");
  await composer(page).fill("Secret again");
  await page.reload();
  await launcher(page).waitFor();
  await command(page, "shutdown");
  await expect.poll(() => stored(page)).toBe(0);
});

test("where storage is forbidden it stays as long as the page", async () => {
  const script = `Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("no", "SecurityError"); } });`;
  const page = await stage.visit({ script });
  await openChat(page);
  await composer(page).fill("Still here");
  await panel(page).getByRole("button", { name: "Close chat" }).click();
  await openChat(page);
  await drawn(page);
  expect(await text(page)).toBe("Still here");
  expect(stage.complaints).toEqual([]);
});
