import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { standardTheme } from "../built";
import { command, launcher, panel, settled, type Stage } from "../stage/stage";

const images = resolve(import.meta.dirname, "../../../../docs/images/widget");
const sizes = {
  phone: { width: 375, height: 640 },
  desktop: { width: 800, height: 720 },
} as const;

export const languages = ["en", "de", "ar"] as const;
export type Language = (typeof languages)[number];

/** The chat, open, in this language. */
export async function open(stage: Stage, language: Language): Promise<Page> {
  stage.chat.site = { theme: { ...standardTheme, mode: "auto" } };
  const page = await stage.visit({ css: "body { background: #8a8f98 }" });
  await page.setViewportSize(sizes.phone);
  await command(page, "setLocale", language);
  await launcher(page).click();
  await panel(page).locator("textarea").first().waitFor();
  return page;
}

/** On a phone and at a desk, light and dark: `<language>/<name>-<size>-<scheme>.png`. */
export async function shoot(page: Page, language: Language, name: string): Promise<void> {
  await mkdir(`${images}/${language}`, { recursive: true });
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect
        .poll(() => panel(page).evaluate((it) => getComputedStyle(it).colorScheme))
        .toBe(scheme);
      await settled(page);
      const picture = await page.screenshot({ animations: "disabled" });
      await writeFile(`${images}/${language}/${name}-${size}-${scheme}.png`, picture);
    }
  }
}
