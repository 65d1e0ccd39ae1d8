import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { noLongWaits, openChat, panel, useStage, write } from "../stage/stage";
import { talkOn } from "../stage/talk";

const stage = useStage();
const { log, greeted } = talkOn(stage);
const wish = "I would like to talk to a person.";
const handoffs = (): readonly string[] => stage.chat.server.service.handoffs;

const ask = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Talk to a person" }).click();
const again = (page: Page): Promise<void> =>
  panel(page).getByRole("button", { name: "Try again" }).click();

test("who asks for a person from the home screen without a session is told so, and tries again", async () => {
  stage.chat.refuseSessions = { status: 503, code: "unavailable" };
  const page = await stage.visit({ script: noLongWaits });
  await openChat(page);
  await page.getByText("We could not reach the chat.").waitFor();
  await ask(page);
  await page.getByRole("alert").filter({ hasText: "We could not reach the chat." }).waitFor();
  await page.getByRole("status").filter({ hasText: "Waiting for a connection" }).waitFor();
  expect(await page.getByRole("button", { name: "Talk to a person" }).count()).toBe(0);
  stage.chat.refuseSessions = null;
  await again(page);
  await expect.poll(log).toEqual([wish]);
  await expect.poll(handoffs).toEqual(["cnv_1"]);
  await expect.poll(() => page.getByRole("alert").count()).toBe(0);
});

test("without a network the wish waits, and goes out once when it is back", async () => {
  const page = await stage.visit();
  await openChat(page);
  await greeted();
  const { faults } = stage.chat.server;
  faults.refuseSockets = faults.refuseHttp = true;
  for (const session of stage.chat.server.sessions()) session.socket.terminate();
  await page.getByRole("status").filter({ hasText: "You are offline." }).waitFor();
  await ask(page);
  await page.getByRole("status").filter({ hasText: "Waiting for a connection" }).waitFor();
  faults.refuseSockets = faults.refuseHttp = false;
  const heard = async (): Promise<readonly string[]> => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    return handoffs();
  };
  await expect.poll(heard).toEqual(["cnv_1"]);
  expect(log()).toEqual([wish]);
});

test("a wish that the service refuses is told where the shopper is, and can be repeated there", async () => {
  const page = await stage.visit();
  await openChat(page);
  let refusals = 1;
  await page.route("**/handoff", (route) =>
    refusals-- > 0 ? route.fulfill({ status: 409, json: { code: "conflict" } }) : route.continue(),
  );
  await ask(page);
  const failed = page.getByRole("alert").filter({ hasText: "That did not work." });
  await failed.waitFor();
  expect(handoffs()).toEqual([]);
  await again(page);
  await expect.poll(handoffs).toEqual(["cnv_1"]);
  await failed.waitFor({ state: "detached" });
  expect(log()).toEqual([wish]);
});

test("a wish that was discarded is not granted to the next message", async () => {
  const page = await stage.visit();
  await openChat(page);
  const { faults } = stage.chat.server;
  faults.onSend = () => ({ kind: "error", code: "validation_failed" });
  await ask(page);
  await page.getByRole("alert").filter({ hasText: "Not sent" }).waitFor();
  await page.getByRole("button", { name: "Talk to a person" }).waitFor();
  faults.onSend = () => ({ kind: "none" });
  await panel(page).getByRole("button", { name: "Discard" }).click();
  await write(page, "Another matter");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(log()).toEqual(["Another matter"]);
  expect(handoffs()).toEqual([]);
});
