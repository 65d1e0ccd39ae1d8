import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { standardTheme } from "../built";
import { command, launcher, panel, settled, useStage } from "../browser/stage";
import { talkOn } from "../browser/talk";

const stage = useStage();
const { change, greeted } = talkOn(stage);
const images = resolve(import.meta.dirname, "../../../../docs/images/widget");
const words = {
  en: { broken: "My mug arrived broken.", answer: "Thank you, that was quick!" },
  de: { broken: "Meine Tasse kam zerbrochen an.", answer: "Danke, das ging schnell!" },
  ar: { broken: "وصل كوبي مكسورًا.", answer: "شكرًا، كان ذلك سريعًا!" },
} as const;
const languages = ["en", "de", "ar"] as const;
type Language = (typeof languages)[number];

/** On a phone, in this language. */
async function open(language: Language): Promise<Page> {
  stage.chat.site = { theme: { ...standardTheme, mode: "auto" } };
  const page = await stage.visit({ css: "body { background: #8a8f98 }" });
  await page.setViewportSize({ width: 375, height: 640 });
  await command(page, "setLocale", language);
  await launcher(page).click();
  await panel(page).locator("textarea").first().waitFor();
  return page;
}

async function shoot(page: Page, language: Language, name: string): Promise<void> {
  await mkdir(`${images}/${language}`, { recursive: true });
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect
      .poll(() => panel(page).evaluate((it) => getComputedStyle(it).colorScheme))
      .toBe(scheme);
    await settled(page);
    const picture = await page.screenshot({ animations: "disabled" });
    await writeFile(`${images}/${language}/${name}-${scheme}.png`, picture);
  }
}

test.each(languages)("before the first message, in %s", async (language) => {
  stage.chat.reception = {
    preChat: [
      { field: "name", required: true },
      { field: "email", required: true },
      { field: "phone", required: false },
    ],
  };
  const page = await open(language);
  await panel(page).locator("textarea").first().fill(words[language].broken);
  await panel(page).locator("textarea").first().press("Enter");
  await panel(page).locator(".form input").first().waitFor();
  await shoot(page, language, "pre-chat");
});

test.each(languages)("while nobody is there, in %s", async (language) => {
  stage.chat.online = false;
  stage.chat.reception = { leaveMessage: true };
  const page = await open(language);
  await panel(page).locator("textarea").first().fill(words[language].broken);
  await panel(page).locator(".help .chip").click();
  await panel(page).locator(".form input[type=email]").waitFor();
  await shoot(page, language, "leave-a-message");
});

test.each(languages)("after the conversation, in %s", async (language) => {
  stage.chat.reception = { survey: true };
  const page = await open(language);
  await panel(page).locator("textarea").first().fill(words[language].broken);
  await panel(page).locator("textarea").first().press("Enter");
  await panel(page).locator(".bubble").first().waitFor();
  await greeted();
  change({ status: "resolved" });
  await panel(page).locator(".scores label").last().click();
  await panel(page).locator(".survey textarea").fill(words[language].answer);
  await shoot(page, language, "survey");
});
