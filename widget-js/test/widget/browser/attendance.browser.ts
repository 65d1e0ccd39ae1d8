import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { drawn, openChat, panel, useStage, write } from "../stage/stage";
import { ann, talkOn } from "../stage/talk";

const stage = useStage();
const { change } = talkOn(stage);

/** The page's clock goes ahead by so many minutes at once. */
const clock = `window.ahead = 0; { const now = Date.now; Date.now = () => now() + window.ahead * 60_000; }`;
const wait = (page: Page, minutes: number): Promise<void> =>
  page.evaluate((ahead) => void ((window as unknown as { ahead: number }).ahead += ahead), minutes);
const look = (page: Page): Promise<unknown> =>
  page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

/** A conversation that waits for a person, while nobody is there. */
async function waiting(): Promise<Page> {
  stage.chat.online = false;
  const page = await stage.visit({ script: clock });
  await openChat(page);
  await write(page, "Anyone?");
  await page.getByText("Sent", { exact: true }).waitFor();
  change({ status: "open" });
  await panel(page).getByText("Away just now").waitFor();
  return page;
}

test("that somebody came is seen when the shopper looks again, some minutes later", async () => {
  const page = await waiting();
  const before = stage.chat.sessions.length;
  stage.chat.online = true;
  await wait(page, 1);
  await look(page);
  await drawn(page);
  expect(stage.chat.sessions.length).toBe(before);
  await wait(page, 5);
  await look(page);
  await panel(page).getByText("Online now").waitFor();
  expect(stage.chat.sessions.length).toBe(before + 1);
  // Known anew: it is not asked again for some minutes.
  await look(page);
  await drawn(page);
  expect(stage.chat.sessions.length).toBe(before + 1);
});

test("or when the chat is opened again; a closed one asks for nothing", async () => {
  const page = await waiting();
  const before = stage.chat.sessions.length;
  await panel(page).getByRole("button", { name: "Close chat" }).click();
  await expect.poll(() => panel(page).count()).toBe(0);
  stage.chat.online = true;
  await wait(page, 6);
  await look(page);
  await drawn(page);
  expect(stage.chat.sessions.length).toBe(before);
  await openChat(page);
  await panel(page).getByText("Online now").waitFor();
  expect(stage.chat.sessions.length).toBe(before + 1);
});

test("where an agent has the conversation nothing is asked", async () => {
  const page = await waiting();
  change({ assignee: { agentId: ann.id, name: ann.name } });
  await page.getByRole("heading", { name: "Ann" }).waitFor();
  const before = stage.chat.sessions.length;
  await wait(page, 6);
  await look(page);
  await drawn(page);
  expect(stage.chat.sessions.length).toBe(before);
});
