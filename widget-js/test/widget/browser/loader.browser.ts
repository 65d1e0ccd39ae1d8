import { expect, test } from "vitest";
import { command, composer, launcher, openChat, panel, useStage, write } from "../stage/stage";

const stage = useStage();

test("before intent there is one request, nothing stored and one global", async () => {
  const page = await stage.visit({ script: "window.before = Object.keys(window);" });
  await page.waitForLoadState("networkidle");
  expect(stage.chat.requests).toEqual(["GET /widget/key.js"]);
  const left = await page.evaluate(async () => ({
    globals: Object.keys(window).filter(
      (name) =>
        !(window as unknown as { before: string[] }).before.includes(name) && name !== "before",
    ),
    storage: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    cookie: document.cookie,
  }));
  expect(left).toEqual({ globals: ["ChatFlow"], storage: 0, databases: 0, cookie: "" });
});

test("pointing at the launcher fetches the app and its words, and still asks nothing of the service", async () => {
  const page = await stage.visit();
  await launcher(page).hover();
  await expect
    .poll(() => stage.chat.requests.slice(1).sort())
    .toEqual([
      expect.stringMatching(/^GET \/widget\/assets\/en-\w+\.json$/),
      expect.stringMatching(/^GET \/widget\/assets\/widget-\w+\.js$/),
    ]);
  await page.waitForLoadState("networkidle");
  expect(stage.chat.requests).toHaveLength(3);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a second load is a no-op", async () => {
  const page = await stage.visit({ loaders: 2 });
  await page.waitForLoadState("networkidle");
  expect(await page.locator("[data-chatflow]").count()).toBe(1);
});

test("calls before the load are queued, and ready is told", async () => {
  const script = `
    window.ChatFlow = window.ChatFlow || function () { (ChatFlow.q = ChatFlow.q || []).push(arguments); };
    window.heard = [];
    addEventListener("chatflow:ready", () => heard.push("ready"));
    ChatFlow("on", "open", () => heard.push("open"));
    ChatFlow("show");`;
  const page = await stage.visit({ script });
  await panel(page).waitFor();
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
    "ready",
    "open",
  ]);
});

test.each([
  [
    "a queued boot",
    { script: `window.ChatFlow = () => 0; ChatFlow.q = [["boot", { autoStart: false }]];` },
  ],
  ["the script tag", { attributes: 'data-auto-start="false"' }],
])("autoStart: false in %s draws nothing until boot", async (_, shopPage) => {
  const page = await stage.visit(shopPage);
  expect(await page.locator("[data-chatflow]").count()).toBe(0);
  await command(page, "boot");
  await launcher(page).waitFor();
});

test("an app that can't be fetched says so and is fetched again on the next click", async () => {
  const page = await stage.visit();
  await page.route("**/widget/assets/*", (route) => route.abort());
  await launcher(page).click();
  await page.getByText("The chat could not be loaded").waitFor();
  await page.unroute("**/widget/assets/*");
  await openChat(page);
});

test("whoever wrote before is connected quietly and sees what is unread", async () => {
  const first = await stage.visit();
  await openChat(first);
  await write(first, "Hello");
  await first.getByText("Sent", { exact: true }).waitFor();
  await first.close();
  stage.chat.server.service.say("cnv_1", { kind: "agent", id: "usr_1", name: "Ann" }, "Hi!");
  const second = await stage.visit();
  await expect
    .poll(() => launcher(second).getAttribute("aria-label"))
    .toBe("Open chat, 1 unread message");
  expect(await panel(second).count()).toBe(0);
  await openChat(second);
  await second.getByText("Hi!", { exact: true }).waitFor();
  await command(second, "hide");
  await expect.poll(() => launcher(second).getAttribute("aria-label")).toBe("Open chat");
});

test("whoever only opened it is not connected on the next page", async () => {
  const first = await stage.visit();
  await openChat(first);
  await expect.poll(() => stage.chat.server.sessions().length).toBe(1);
  await first.close();
  const before = stage.chat.sessions.length;
  const second = await stage.visit();
  await second.waitForLoadState("networkidle");
  expect(stage.chat.sessions.length).toBe(before);
});

test("live view connects before the shopper opens it, with consent, and stores nothing", async () => {
  stage.chat.site = { features: { draftPreview: false, liveView: true } };
  const page = await stage.visit();
  await page.waitForLoadState("networkidle");
  expect(stage.chat.sessions).toEqual([]);
  await command(page, "update", { consent: true });
  await expect
    .poll(() =>
      stage.chat.server
        .sessions()
        .map(({ received }) => received.some(({ type }) => type === "page")),
    )
    .toEqual([true]);
  expect(
    await page.evaluate(async () => localStorage.length + (await indexedDB.databases()).length),
  ).toBe(0);
});

test("the session is told to the page, so that it can tie a cart to the visitor", async () => {
  const page = await stage.visit();
  const session = page.evaluate(
    () =>
      new Promise((resolve) =>
        (window as unknown as { ChatFlow: (...args: unknown[]) => void }).ChatFlow(
          "getSession",
          resolve,
        ),
      ),
  );
  await openChat(page);
  expect(await session).toMatchObject({ visitorRef: "ref-1", contact: { id: "con_1" } });
});

test("a bad identity is told to the page and the shopper goes on as a guest", async () => {
  const page = await stage.visit({
    script: `window.ChatFlow = () => 0; window.errors = [];
      ChatFlow.q = [["on", "error", (e) => errors.push(e.code)], ["identify", { getToken: async () => "bad" }]];`,
  });
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(await page.evaluate(() => (window as unknown as { errors: string[] }).errors)).toEqual([
    "identity_invalid",
  ]);
  expect(stage.chat.sessions.map(({ identityToken }) => identityToken)).toEqual(["bad", null]);
});

test("a visitor token that expired overnight makes way for a new one, and the identity stays", async () => {
  const page = await stage.visit();
  await openChat(page);
  // By then this browser remembers its token.
  await expect.poll(() => stage.chat.server.sessions().length).toBe(1);
  stage.chat.expired = true;
  const script = `window.ChatFlow = () => 0; ChatFlow.q = [["identify", { token: "signed" }]];`;
  await page.close();
  const next = await stage.visit({ script });
  await openChat(next);
  await expect.poll(() => stage.chat.server.sessions().at(-1)?.by?.id).toBe("con_signed");
});

test("signing in on an open chat goes on as the signed contact", async () => {
  const page = await stage.visit();
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  await command(page, "identify", { token: "signed" });
  await expect.poll(() => stage.chat.server.sessions().at(-1)?.by?.id).toBe("con_signed");
  await write(page, "It is me");
  await expect.poll(() => stage.chat.server.service.rooms.get("cnv_2")?.log.length).toBe(1);
  expect(stage.chat.sessions.at(-1)).toMatchObject({
    visitorToken: "contact:con_1:1",
    identityToken: "signed",
  });
});

test("who is there may be said while the session is on its way", async () => {
  const page = await stage.visit({
    script: `window.ChatFlow = () => 0; ChatFlow.q = [["show"]];
      addEventListener("chatflow:ready", () => {
        const fetched = window.fetch;
        window.fetch = (...asked) => {
          if (String(asked[0]).endsWith("/sessions")) {
            window.fetch = fetched;
            ChatFlow("identify", { token: "signed" });
          }
          return fetched(...asked);
        };
      });`,
  });
  await composer(page).waitFor();
  await expect.poll(() => stage.chat.server.sessions().at(-1)?.by?.id).toBe("con_signed");
  expect(stage.chat.sessions.map(({ identityToken }) => identityToken)).toEqual([null, "signed"]);
});

test("the page is told what is unread, and of each message", async () => {
  const page = await stage.visit({
    script: `window.ChatFlow = () => 0; window.heard = [];
      ChatFlow.q = [["on", "unread", (count) => heard.push(count)], ["on", "message", ({ entry }) => heard.push(entry.text)]];`,
  });
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  await command(page, "hide");
  stage.chat.server.service.say("cnv_1", { kind: "agent", id: "usr_1", name: "Ann" }, "Hi!");
  await expect.poll(() => launcher(page).getAttribute("aria-label")).toContain("1 unread");
  await openChat(page);
  const heard = (): Promise<unknown[]> =>
    page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  await expect.poll(heard).toEqual(expect.arrayContaining(["Hi!", 1, 0]));
});

test("shutdown logs out and leaves nothing behind", async () => {
  const page = await stage.visit();
  await openChat(page);
  await write(page, "Hello");
  await page.getByText("Sent", { exact: true }).waitFor();
  await command(page, "shutdown");
  await expect.poll(() => stage.chat.loggedOut).toEqual(["Bearer contact:con_1:1"]);
  expect(await page.locator("[data-chatflow]").count()).toBe(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await command(page, "boot");
  await openChat(page);
  await expect
    .poll(() => stage.chat.sessions.map(({ visitorToken }) => visitorToken))
    .toEqual([null, null]);
});
