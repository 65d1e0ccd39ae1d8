import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { contrast, parseColor } from "../../../src/loader/color";
import { standardTheme } from "../built";
import { command, launcher, openChat, panel, settled, useStage, write } from "../stage/stage";
import { ann, talkOn } from "../stage/talk";

const stage = useStage();
const talk = talkOn(stage);
const look = standardTheme.launcher;
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>';

async function styleOf(page: Page, selector: string): Promise<Record<string, string>> {
  return page
    .locator(`[data-chatflow] ${selector}`)
    .first()
    .evaluate((element) => {
      const { color, backgroundColor, borderRadius, width, height } = getComputedStyle(element);
      return { color, backgroundColor, borderRadius, width, height };
    });
}

/** "rgb(1, 2, 3)" as `#rrggbb`. */
function hex(color = ""): string {
  const parts = (color.match(/\d+/g) ?? []).slice(0, 3);
  return "#" + parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("");
}

test("size, corners, icon and side are the site's", async () => {
  stage.chat.site = {
    theme: { ...standardTheme, radius: 0, size: "large", position: "left", launcher: look },
  };
  const page = await stage.visit();
  expect(await styleOf(page, ".launcher")).toMatchObject({ borderRadius: "0px", height: "64px" });
  expect(await launcher(page).locator("path").getAttribute("d")).toBe(look.drawing);
  await openChat(page);
  expect(await styleOf(page, ".panel")).toMatchObject({ borderRadius: "0px", width: "440px" });
  await settled(page);
  expect((await panel(page).boundingBox())?.x).toBe(24);
});

test.each(["light", "dark"] as const)(
  "an accent that can't be read is corrected, %s",
  async (mode) => {
    for (const accent of ["#ffff00", "#111111", "#808080"]) {
      stage.chat.site = { theme: { ...standardTheme, mode, accent } };
      const page = await stage.visit();
      await openChat(page);
      await write(page, "Hello");
      await page.locator('.meta[data-state="sent"]').waitFor();
      for (const selector of [".launcher", "[data-own] .bubble"]) {
        const ratio = async (): Promise<number> => {
          const { color, backgroundColor } = await styleOf(page, selector);
          return contrast(parseColor(hex(color)), parseColor(hex(backgroundColor)));
        };
        // Rows are drawn anew when the past comes in above them.
        const message = `${accent} ${selector}`;
        await expect.poll(ratio, { message }).toBeGreaterThanOrEqual(4.5);
      }
      await page.close();
    }
  },
);

test("the black preset is black on a light device too, the minimal one is flat", async () => {
  stage.chat.site = { theme: { ...standardTheme, preset: "black" } };
  const black = await stage.visit();
  await openChat(black);
  expect((await styleOf(black, ".panel")).backgroundColor).toBe("rgb(0, 0, 0)");
  await black.close();
  stage.chat.site = { theme: { ...standardTheme, preset: "minimal" } };
  const minimal = await stage.visit();
  await openChat(minimal);
  expect(await panel(minimal).evaluate((it) => getComputedStyle(it).boxShadow)).toBe("none");
});

test("a logo stands in place of the initials, and these where it is forbidden", async () => {
  const logoUrl = "https://shop.example/logo.png";
  stage.chat.site = { theme: { ...standardTheme, logoUrl } };
  const page = await stage.visit();
  await page.route(logoUrl, (route) =>
    route.fulfill({ contentType: "image/svg+xml", body: drawing }),
  );
  await openChat(page);
  expect(await page.locator(".header img").getAttribute("src")).toBe(logoUrl);
  const strict = await stage.visit({ csp: "img-src 'none'" });
  await openChat(strict);
  await expect.poll(() => strict.locator(".header img").count()).toBe(0);
  expect(await strict.locator(".header .avatar").innerText()).toBe("CC");
});

test("the face of an agent comes from the service, whatever page the chat is on", async () => {
  const avatarUrl = "/api/v1/pictures/face";
  const page = await talk.begin();
  await page.route(`${stage.chat.baseUrl}${avatarUrl}`, (route) =>
    route.fulfill({ contentType: "image/svg+xml", body: drawing }),
  );
  stage.chat.server.service.say("cnv_1", { ...ann, avatarUrl }, "Hi!");
  const face = page.locator(".avatar img").last();
  await face.waitFor();
  expect(await face.getAttribute("src")).toBe(stage.chat.baseUrl + avatarUrl);
});

test("powered by is said, unless the site turned it off", async () => {
  const page = await stage.visit();
  await openChat(page);
  await page.getByText("Powered by ChatFlow").waitFor();
  await page.close();
  stage.chat.site = { theme: { ...standardTheme, poweredBy: false } };
  const other = await stage.visit();
  await openChat(other);
  expect(await other.getByText("Powered by").count()).toBe(0);
});

describe("the bubble beside the launcher", () => {
  const bubble = { text: "Need a hand?", delaySeconds: 0 };
  const theme = { ...standardTheme, launcher: { ...look, bubble } };

  test("comes after its delay, opens the chat, and asks for and keeps nothing", async () => {
    stage.chat.site = { theme };
    const page = await stage.visit();
    await page.getByRole("button", { name: "Need a hand?" }).waitFor();
    expect(stage.chat.requests).toEqual(["GET /widget/key.js"]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await page.getByRole("button", { name: "Need a hand?" }).click();
    await panel(page).waitFor();
    expect(await page.getByRole("button", { name: "Need a hand?" }).count()).toBe(0);
  });

  test("is sent away by keyboard, and does not come to the next page of the visit", async () => {
    stage.chat.site = { theme };
    const page = await stage.visit({ body: '<a href="/next">Next</a>' });
    await page.getByRole("button", { name: "Dismiss" }).press("Enter");
    await expect.poll(() => page.getByText("Need a hand?").count()).toBe(0);
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL("**/next");
    await launcher(page).waitFor();
    // The bubble's timer of 0 s was set before this one.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    expect(await page.getByText("Need a hand?").count()).toBe(0);
  });

  test("does not come to who has opened the chat", async () => {
    stage.chat.site = { theme };
    const page = await stage.visit();
    await openChat(page);
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
    await page.reload();
    await launcher(page).waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    expect(await page.getByText("Need a hand?").count()).toBe(0);
  });
});

test("a site's own words hold in their language only", async () => {
  stage.chat.ownTexts = { en: { greeting: "Ahoy!" }, de: { greeting: "Moin!" } };
  const page = await stage.visit();
  await launcher(page).click();
  await page.getByText("Ahoy!").waitFor();
  await command(page, "setLocale", "de");
  await page.getByText("Moin!").waitFor();
  await command(page, "setLocale", "fr");
  await page.getByText("Bonjour").waitFor();
  expect(stage.chat.requests.filter((asked) => asked.includes("/texts/"))).toHaveLength(3);
});
