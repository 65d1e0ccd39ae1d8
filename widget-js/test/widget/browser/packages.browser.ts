import { resolve } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { composer, launcher, openChat, useStage } from "./stage";

const stage = useStage();

/** A module of the package, as a shop's own bundler makes a script of it. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: resolve(import.meta.dirname, "../../../src/packages") },
    bundle: true,
    write: false,
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

test("the element brings the chat once, in its language, and leaves the visitor be when it goes", async () => {
  const element = `<chat-flow site-key="key" base-url="${stage.chat.baseUrl}" locale="de"></chat-flow>`;
  const page = await stage.visit({
    loaders: 0,
    script: await bundle('import "./element";'),
    body: element + element,
  });
  await launcher(page).click();
  await page.getByText("Hallo! Wie können wir helfen?").waitFor();
  expect(await page.locator("[data-chatflow]").count()).toBe(1);
  expect(stage.chat.requests.filter((asked) => asked.endsWith("/widget/key.js"))).toHaveLength(1);
  await page.evaluate(() => document.querySelector("chat-flow")?.setAttribute("locale", "en"));
  await composer(page).waitFor();
  await page.evaluate(() => document.querySelector("chat-flow")?.remove());
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(stage.chat.loggedOut).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

test("in React it draws nothing of its own and starts the chat", async () => {
  const page = await stage.visit({
    loaders: 0,
    script: await bundle(`
      import { createElement } from "react";
      import { createRoot } from "react-dom/client";
      import { ChatFlow } from "./react";
      addEventListener("load", () => createRoot(document.getElementById("app")).render(
        createElement(ChatFlow, { siteKey: "key", baseUrl: "${stage.chat.baseUrl}" })));`),
    body: '<div id="app"></div>',
  });
  await openChat(page);
  expect(await page.locator("#app").evaluate((box) => box.childNodes.length)).toBe(0);
});
