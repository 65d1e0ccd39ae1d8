import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { drawn, launcher, settled, useStage } from "../stage/stage";
import { assistant, talkOn } from "../stage/talk";

const stage = useStage();
const { begin, tell } = talkOn(stage);

const answer = `Hello **Ann**, our mugs ([all of them](https://shop.example/mugs)):

| Mug | Price | Holds | Made of | Dishwasher |
|:----|------:|------:|---------|------------|
| **Red** | 12.00 € | 250 ml | Stoneware | yes |
| [Blue](https://shop.example/blue) | 8.50 € | 300 ml | Porcelain | \`no\` |

- parcels take *two* days
- returns are free

1. Pack it
2. Send it

\`\`\`
code 1001
\`\`\`
And that's all.`;

const said = (page: Page) => page.locator(".bubble").last();

/** Where everything of the last message stands, and what it says. */
function standing(page: Page): Promise<unknown> {
  return said(page).evaluate((bubble) => {
    const { left, top } = bubble.getBoundingClientRect();
    const places = [bubble, ...bubble.querySelectorAll("*")].map((element) => {
      const box = element.getBoundingClientRect();
      return [element.tagName, box.left - left, box.top - top, box.width, box.height].join(" ");
    });
    return { places, text: bubble.textContent };
  });
}

test.each([375, 1000])("an answer streams, then stands as it stood, %i px", async (width) => {
  const page = await begin();
  await page.setViewportSize({ width, height: 800 });
  const delta = { type: "entry.delta", conversationId: "cnv_1", draftId: "d1" } as const;
  for (let offset = 0; offset < answer.length; offset += 7) {
    tell({ ...delta, offset, text: answer.slice(offset, offset + 7) });
    await drawn(page);
    const text = (await page.locator("[data-draft]").allTextContents()).join("");
    expect(text).not.toMatch(/\*|`|\[|\]|\||https?:|---|^- /m);
  }
  await page.locator("[data-draft]").getByText("And that's all.").waitFor();
  await settled(page);
  const before = await standing(page);
  stage.chat.server.service.say("cnv_1", assistant, answer, { draftId: "d1" });
  await expect.poll(() => page.locator("[data-draft]").count()).toBe(0);
  await expect.poll(() => page.locator(".bubble").count()).toBe(2);
  expect(await standing(page)).toEqual(before);
});

/** A conversation in which the assistant has answered, on a phone. */
async function answered(locale: string, width: number, text = answer): Promise<Page> {
  stage.chat.site = { locale };
  stage.chat.server.service.open();
  stage.chat.server.service.say("cnv_1", assistant, text);
  const page = await stage.visit();
  await page.setViewportSize({ width, height: 700 });
  await launcher(page).click();
  await page.getByRole("table").waitFor();
  await settled(page);
  return page;
}

test("tables and lists are what they look like, to those who listen too", async () => {
  const page = await answered("en", 1000);
  const table = page.getByRole("table");
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual([
    ...["Mug", "Price", "Holds", "Made of", "Dishwasher"],
  ]);
  expect(await table.locator("th").first().getAttribute("scope")).toBe("col");
  expect(await table.getByRole("row").last().getByRole("cell").allInnerTexts()).toEqual([
    ...["Blue", "8.50 €", "300 ml", "Porcelain", "no"],
  ]);
  await table.getByRole("link", { name: "Blue" }).waitFor();
  expect(await said(page).getByRole("listitem").allInnerTexts()).toEqual([
    ...["parcels take two days", "returns are free", "Pack it", "Send it"],
  ]);
});

test.each([
  ["en", 320, "ArrowRight", answer],
  ["ar", 375, "ArrowLeft", `أكوابنا:\n\n${answer}`],
] as const)(
  "a wide table is scrolled within its message, by keyboard too, %s %i px",
  async (...on) => {
    const [locale, width, key, text] = on;
    const page = await answered(locale, width, text);
    const box = page.locator(".table");
    const inside = (): Promise<boolean> =>
      said(page).evaluate((bubble) => {
        const room = bubble.getBoundingClientRect();
        return [...bubble.children].every((child) => {
          const { left, right } = child.getBoundingClientRect();
          return left >= room.left && right <= room.right;
        });
      });
    expect(await inside()).toBe(true);
    const scroller = page.locator(".scroll");
    expect(await scroller.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    await expect.poll(() => box.getAttribute("tabindex")).toBe("0");
    expect(await box.getAttribute("role")).toBe("group");
    const head = await page.getByRole("columnheader").allInnerTexts();
    expect((await box.getAttribute("aria-label"))?.split(/\s*\t\s*/)).toEqual(head);
    await box.focus();
    await page.keyboard.press(key);
    await expect.poll(() => box.evaluate((it) => Math.abs(it.scrollLeft))).toBeGreaterThan(0);
  },
);

test("a table that fits is no stop on the way", async () => {
  const page = await answered("en", 1000, "| Mug | Price |\n|---|---|\n| Red | 12 € |");
  await drawn(page);
  expect(await page.locator(".table").getAttribute("tabindex")).toBe(null);
});

test("who listens, and the list of conversations, get the words without their marks", async () => {
  const page = await begin();
  const { service } = stage.chat.server;
  service.say(
    "cnv_1",
    assistant,
    "**Two** days, [see here](https://shop.example/):\n- _free_\n- fast",
  );
  const words = "Two days, see here: free, fast";
  await expect.poll(() => page.getByRole("log").innerText()).toBe(`Assistant: ${words}`);
  await page.getByRole("button", { name: "Back to all conversations" }).click();
  await expect.poll(() => page.locator(".past-said").innerText()).toBe(words);
});
