import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { launcher, openChat, panel, useStage } from "../stage/stage";
import { talkOn } from "../stage/talk";

const stage = useStage();
const { greeted } = talkOn(stage);
const hour = 3_600_000;
const down = { status: 503, code: "unavailable" };
const asked = (): number => stage.chat.sessions.length;

/** The page's clock goes as the test says. */
const script = `{
  const now = Date.now;
  window.ahead = 0;
  Date.now = () => now() + window.ahead;
}`;

const pass = (page: Page, minutes: number): Promise<void> =>
  page.evaluate((time) => {
    (window as unknown as { ahead: number }).ahead += time;
  }, minutes * 60_000);

async function close(page: Page): Promise<void> {
  await launcher(page).click();
  await panel(page).waitFor({ state: "detached" });
}

async function away(): Promise<Page> {
  const page = await stage.visit({ script });
  await openChat(page);
  await greeted();
  expect(asked()).toBe(1);
  await close(page);
  stage.chat.online = false;
  stage.chat.reception = { opensAt: new Date(Date.now() + hour).toISOString() };
  return page;
}

test("on a page left open the next opening tells who is there now, asked for once", async () => {
  const page = await away();
  await pass(page, 4);
  await openChat(page);
  await close(page);
  expect(asked()).toBe(1);
  await pass(page, 2);
  await openChat(page);
  await page.getByText("Back: ").waitFor();
  expect(asked()).toBe(2);
  await close(page);
  stage.chat.online = true;
  stage.chat.reception = {};
  await openChat(page);
  await page.getByText("Back: ").waitFor();
  await close(page);
  await pass(page, 6);
  await openChat(page);
  await page.getByText("Back: ").waitFor({ state: "detached" });
  expect(asked()).toBe(3);
});

test("where it can't be asked, what was known stays, and each opening asks once", async () => {
  const page = await away();
  await pass(page, 6);
  await openChat(page);
  await page.getByText("Back: ").waitFor();
  await close(page);
  stage.chat.refuseSessions = down;
  for (const times of [3, 4]) {
    await pass(page, 6);
    const refused = page.waitForResponse(/widget\/sessions$/);
    await openChat(page);
    expect((await refused).status()).toBe(503);
    await page.getByText("Back: ").waitFor();
    await close(page);
    expect(asked()).toBe(times);
  }
});
