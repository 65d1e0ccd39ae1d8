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

test("it waits in its conversation", async () => {
  const page = await begin();
  await page.getByRole("button", { name: back }).click();
  await composer(page).fill("Of a new one");
  await page.reload();
  await openChat(page);
  await expect.poll(() => bubbles(page)).toEqual(["Hello"]);
  expect(await text(page)).toBe("");
  await page.getByRole("button", { name: back }).click();
  await expect.poll(() => text(page)).toBe("Of a new one");
  // Within a page it goes along with the shopper, and belongs where it stands.
  await page.locator(".past-row").click();
  await page.locator(".bubble").waitFor();
  expect(await text(page)).toBe("Of a new one");
  await page.reload();
  await openChat(page);
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

test("what is typed before the session is there stays as it is typed", async () => {
  const page = await begin();
  await composer(page).fill("Left");
  stage.chat.refuseSessions = { status: 503, code: "unavailable" };
  await page.reload();
  await openChat(page);
  await composer(page).fill("New");
  await composer(page).press("Home");
  stage.chat.refuseSessions = null;
  const bubble = async (): Promise<string[]> => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    return bubbles(page);
  };
  await expect.poll(bubble).toEqual(["Hello"]);
  await composer(page).pressSequentially("Very ");
  expect(await text(page)).toBe("Very New");
  await page.reload();
  await openChat(page);
  await expect.poll(() => text(page)).toBe("Very New");
});

/** The shop's page says who is there, before anything else. */
const signedAs = (name: string): string =>
  `window.ChatFlow = (...call) => ChatFlow.q.push(call); ChatFlow.q = [["identify", { getToken: async () => ${JSON.stringify(name)} }]];`;
const contact = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { visitorToken } = JSON.parse(localStorage.getItem("chatflow:key") ?? "{}") as {
      visitorToken?: string;
    };
    return visitorToken?.split(":")[1] ?? "";
  });

test("what one signed visitor began is nothing to the next one in the same tab", async () => {
  const page = await stage.visit({ script: signedAs("ann") });
  await openChat(page);
  await composer(page).fill("Ann's secret");
  await expect.poll(() => stored(page)).toBe(1);
  stage.shop.page = { script: signedAs("bob") };
  await page.reload();
  await openChat(page);
  await expect.poll(() => contact(page)).toBe("con_bob");
  await expect.poll(() => stored(page)).toBe(0);
  expect(await text(page)).toBe("");
});

test("nor to a guest", async () => {
  const page = await stage.visit({ script: signedAs("ann") });
  await openChat(page);
  await composer(page).fill("Ann's secret");
  await expect.poll(() => stored(page)).toBe(1);
  stage.shop.page = {};
  // Another tab has ended her session.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await openChat(page);
  await expect.poll(() => contact(page)).toBe("con_1");
  await expect.poll(() => stored(page)).toBe(0);
  expect(await text(page)).toBe("");
});

test("nor where the page changes who is there; what a guest began goes along", async () => {
  const page = await stage.visit();
  const identify = (name: string): Promise<void> =>
    page.evaluate((token) => {
      const { ChatFlow } = window as unknown as { ChatFlow: (...call: unknown[]) => void };
      ChatFlow("identify", { getToken: () => Promise.resolve(token) });
    }, name);
  await openChat(page);
  await expect.poll(() => contact(page)).toBe("con_1");
  await composer(page).fill("From then on hers");
  await identify("ann");
  await expect.poll(() => contact(page)).toBe("con_signed");
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem("chatflow:key")))
    .toContain("con_signed");
  expect(await text(page)).toBe("From then on hers");
  await identify("bob");
  await expect.poll(() => text(page)).toBe("");
  expect(await contact(page)).toBe("con_bob");
  expect(await stored(page)).toBe(0);
});

test.each(['[["new",5]]', "null", "{}", '["con_1","new",5]', "no JSON"])(
  "what can't be read is thrown away: %s",
  async (value) => {
    const page = await stage.visit();
    await page.evaluate((kept) => sessionStorage.setItem("chatflow:key", kept), value);
    await openChat(page);
    await expect.poll(() => stored(page)).toBe(0);
    await composer(page).fill("Good");
    await expect.poll(() => stored(page)).toBe(1);
    expect(stage.complaints).toEqual([]);
  },
);

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
