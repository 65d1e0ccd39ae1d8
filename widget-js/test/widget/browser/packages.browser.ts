import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transform } from "@astrojs/compiler";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composer, launcher, openChat, panel, useStage } from "../stage/stage";

const stage = useStage();

const root = resolve(import.meta.dirname, "../../..");
const shop = mkdtempSync(join(tmpdir(), "chatflow-packed-"));
const packed = join(shop, "node_modules/@chatflow/widget");

/** The package as a shop installs it: nothing but what `npm pack` puts into it. */
beforeAll(() => {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", shop], { cwd: root });
  const [file = ""] = readdirSync(shop).filter((name) => name.endsWith(".tgz"));
  execFileSync("tar", ["-xzf", join(shop, file), "-C", shop]);
  mkdirSync(resolve(packed, ".."), { recursive: true });
  renameSync(join(shop, "package"), packed);
}, 240_000);
afterAll(() => rmSync(shop, { recursive: true }));

/** What a shop's own bundler makes of its code. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: shop },
    nodePaths: [join(root, "node_modules")],
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
    script: await bundle('import "@chatflow/widget/element";'),
    body: element + element,
  });
  await launcher(page).click();
  await page.getByText("Hallo! Wie können wir helfen?").waitFor();
  expect(await page.locator("[data-chatflow]").count()).toBe(1);
  expect(stage.chat.requests.filter((asked) => asked.endsWith("/widget/key.js"))).toHaveLength(1);
  await page.evaluate(() => document.querySelector("chat-flow")?.setAttribute("locale", "en"));
  await composer(page).waitFor();
  await page.evaluate(() => document.querySelector("chat-flow")?.remove());
  expect(await panel(page).isVisible()).toBe(true);
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
      import { ChatFlow } from "@chatflow/widget/react";
      addEventListener("load", () => createRoot(document.getElementById("app")).render(
        createElement(ChatFlow, { siteKey: "key", baseUrl: "${stage.chat.baseUrl}" })));`),
    body: '<div id="app"></div>',
  });
  await openChat(page);
  expect(await page.locator("#app").evaluate((box) => box.childNodes.length)).toBe(0);
});

test("the types of the package are complete for who writes strict TypeScript", () => {
  const code = `
    import { createClient, type HeadlessClient } from "@chatflow/widget/client";
    import { ChatFlowElement } from "@chatflow/widget/element";
    import { ChatFlow, chatFlow } from "@chatflow/widget/react";
    export const client: Promise<HeadlessClient> = createClient({ siteKey: "key", baseUrl: "https://chat.example.com" });
    export const parts = [ChatFlowElement, ChatFlow({ siteKey: "key", baseUrl: "", getToken: async () => null }), chatFlow("show")];
    void client.then(({ sync }) => sync.on("entry", ({ entry }) => entry.text?.length));
    // @ts-expect-error a site has a key
    ChatFlow({ baseUrl: "" });`;
  writeFileSync(join(shop, "shop.ts"), code);
  const options =
    "--noEmit --strict --skipLibCheck false --module esnext --moduleResolution bundler";
  const libraries = "--target es2022 --lib es2022,dom,dom.iterable --types react";
  const places = ["--typeRoots", join(root, "node_modules/@types")];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const words = [...`${options} ${libraries}`.split(" "), ...places, join(shop, "shop.ts")];
  expect(() => execFileSync(process.execPath, [tsc, ...words], { encoding: "utf8" })).not.toThrow();
}, 240_000);

test("Astro makes the element of the component, and its script brings the chat", async () => {
  const source = readFileSync(join(packed, "src/packages/ChatFlow.astro"), "utf8");
  const { code, scripts, diagnostics } = await transform(source, { filename: "ChatFlow.astro" });
  expect(diagnostics).toEqual([]);
  expect(code).toContain('"site-key":(siteKey),"base-url":(baseUrl)');
  const [script] = scripts;
  const page = await stage.visit({
    loaders: 0,
    script: await bundle(script?.type === "inline" ? script.code : ""),
    body: `<chat-flow site-key="key" base-url="${stage.chat.baseUrl}" auto-start="true"></chat-flow>`,
  });
  await openChat(page);
});

test("a router that swaps the page's element for the next page's leaves the chat open", async () => {
  const element = `<chat-flow site-key="key" base-url="${stage.chat.baseUrl}"></chat-flow>`;
  const turbo = readFileSync(
    createRequire(import.meta.url).resolve("@hotwired/turbo/dist/turbo.es2017-umd.js"),
    "utf8",
  );
  const page = await stage.visit({
    loaders: 0,
    script:
      turbo +
      (await bundle('import "@chatflow/widget/element";')) +
      'addEventListener("turbo:load", ({ detail }) => (window.arrivedAt = detail.url));',
    body: `${element}<a href="/next">Next</a>`,
  });
  await openChat(page);
  await composer(page).fill("Half a thought");
  await page.getByRole("link", { name: "Next" }).click();
  // The address changes first, the page's body after it.
  await page.waitForFunction(() =>
    (window as unknown as { arrivedAt: string }).arrivedAt.endsWith("/next"),
  );
  expect(await panel(page).isVisible()).toBe(true);
  expect(await composer(page).inputValue()).toBe("Half a thought");
});
