import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { EntryData } from "../../../src/protocol";
import { standardTheme } from "../built";
import { launcher, noLongWaits, openChat, settled, useStage, write } from "../stage/stage";
import { ann, assistant, talkOn } from "../stage/talk";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const stage = useStage();
const { begin, tell, change } = talkOn(stage);

interface Axe {
  run(
    context: object,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
}

/** Rules whose verdict depends on colours. */
const colorRules = ["color-contrast", "link-in-text-block"];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds in the chat, in a light and in a dark scheme, once nothing moves any more. */
async function audit(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((scheme) => {
      const root = document.querySelector("[data-chatflow]")?.shadowRoot?.querySelector(".root");
      const dressed = root && root.querySelector(".panel");
      return !dressed || getComputedStyle(root).colorScheme === scheme;
    }, colorScheme);
    await settled(page);
    found.push(...(await violations(page, colorScheme === "light" ? tags : colorRules)));
  }
  return found;
}

async function violations(page: Page, runOnly: readonly string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe: auditor } = window as unknown as { axe: Axe };
    const found = await auditor.run({ include: [["[data-chatflow]"]] }, { runOnly: only });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} ${JSON.stringify(target)}`),
    );
  }, runOnly);
}

const order = {
  number: "1001",
  state: "shipped",
  placedAt: "2026-11-17T09:00:00Z",
  total: { amountMinor: 6890, currency: "EUR" },
  lines: [{ title: "Red mug", quantity: 2, total: { amountMinor: 3998, currency: "EUR" } }],
  shipments: [
    {
      carrier: "DHL",
      trackingNumber: "JJD1",
      trackingUrl: "https://dhl.example/1",
      estimatedDelivery: "2026-11-24",
    },
  ],
};
const price = { amountMinor: 1999, currency: "EUR" };
const products = [
  {
    title: "Red mug",
    url: "https://shop.example/1",
    price,
    salePrice: { ...price, amountMinor: 1599 },
    inStock: true,
  },
];

describe("nothing is in the way of anyone, in a light and in a dark scheme", () => {
  const theme = {
    ...standardTheme,
    accent: "#d8ff3e",
    mode: "auto" as const,
    launcher: { text: "Help" },
  };

  test("before and at the first opening", async () => {
    stage.chat.site = { theme, texts: { starter1: "Where is my order?" } };
    const page = await stage.visit();
    expect(await audit(page)).toEqual([]);
    await openChat(page);
    expect(await audit(page)).toEqual([]);
  });

  test("in a conversation with every kind of row", async () => {
    stage.chat.site = { theme };
    const page = await begin();
    const { service } = stage.chat.server;
    const say = (text: string, data: EntryData): void =>
      void service.say("cnv_1", assistant, text, { kind: "card", data });
    say("Here is your order.", { type: "order", order });
    say("These may fit.", { type: "product", products });
    say("This may help.", {
      type: "article",
      title: "Care",
      url: "/help/care",
      snippet: "Cold water only.",
    });
    service.say(
      "cnv_1",
      assistant,
      "See **this**: [a](https://a.example)\n- `b`\n\n```\nc\n```\n\n| Mug | Price |\n|---|---|\n| Red | 12 € |",
      {
        data: { citations: [{ title: "Shipping", url: "/help/shipping" }] },
      },
    );
    const attachments = [{ id: "fil_1", name: "label.pdf", type: "application/pdf", size: 48_213 }];
    service.say("cnv_1", ann, "The label.", { attachments });
    say("More?", { type: "quickReplies", options: [{ label: "Yes", text: "Yes" }] });
    await page.getByRole("button", { name: "Yes" }).waitFor();
    // What draws cards and files is fetched with the first of them.
    await page.getByRole("region", { name: "Order 1001" }).waitFor();
    await page.getByRole("button", { name: "Download label.pdf" }).waitFor();
    expect(await audit(page)).toEqual([]);
  });

  test("on the home screen, in the options, with emoji and files, in Arabic too", async () => {
    for (const locale of ["en", "ar"]) {
      stage.chat.site = { theme, locale };
      const page = await stage.visit();
      await launcher(page).click();
      const field = page.locator("textarea");
      await field.fill("Hello");
      await field.press("Enter");
      await page.locator('.meta[data-state="sent"]').waitFor();
      await page.locator(".options button").click();
      await page.locator(".menu").waitFor();
      expect(await audit(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.locator(".back").click();
      await page.locator(".past-row").waitFor();
      const files = ["a.txt", "tool.exe"].map((name) => ({
        name,
        mimeType: "text/plain",
        buffer: Buffer.from("notes"),
      }));
      await page.locator("input[type=file]").setInputFiles(files);
      await page.locator('.upload[data-state="failed"]').waitFor();
      await page.locator('.upload[data-state="done"]').waitFor();
      expect(await audit(page)).toEqual([]);
      await page.locator(".field .tool").first().click();
      await page.locator(".emoji").waitFor();
      expect(await audit(page)).toEqual([]);
      await page.close();
    }
  });

  test("while waiting, writing, failing and offline", async () => {
    stage.chat.site = { theme };
    const page = await begin();
    const { faults, sessions } = stage.chat.server;
    faults.onSend = () => ({ kind: "error", code: "text_too_long" });
    await write(page, "Too long");
    await page.getByText("This message is too long.").waitFor();
    change({ status: "open" });
    tell({ type: "queue", conversationId: "cnv_1", position: 1, estimatedSeconds: 30 });
    tell({ type: "typing", conversationId: "cnv_1", author: ann, typing: true });
    tell({ type: "entry.delta", conversationId: "cnv_1", draftId: "d", offset: 0, text: "I am" });
    await page.getByText("You are next.").waitFor();
    await page.locator("[data-draft]").waitFor();
    expect(await audit(page)).toEqual([]);
    faults.refuseSockets = faults.refuseHttp = true;
    for (const session of sessions()) session.socket.terminate();
    await write(page, "Still there?");
    await page.getByText("You are offline").waitFor();
    expect(await audit(page)).toEqual([]);
  });

  test("invited, searching the help, asked before forgetting, and at the end", async () => {
    const bubble = { text: "Need a hand?", delaySeconds: 0 };
    stage.chat.site = { theme: { ...theme, launcher: { ...theme.launcher, bubble } } };
    stage.chat.articles = ["Delivery", "Returns"];
    stage.chat.expectedReply = 130;
    const page = await stage.visit();
    await page.getByRole("button", { name: "Need a hand?" }).waitFor();
    expect(await audit(page)).toEqual([]);
    await openChat(page);
    await page.getByRole("link", { name: "Returns" }).waitFor();
    expect(await audit(page)).toEqual([]);
    await page.getByRole("searchbox").fill("unicorn");
    await page.getByText("Nothing found.").waitFor();
    expect(await audit(page)).toEqual([]);
    await write(page, "Hello");
    await page.getByText("Sent", { exact: true }).waitFor();
    await page.locator(".panel").dispatchEvent("dragover", {
      dataTransfer: await page.evaluateHandle(() => {
        const carried = new DataTransfer();
        carried.items.add(new File(["a"], "a.txt"));
        return carried;
      }),
    });
    await page.locator(".drop-here").waitFor();
    expect(await audit(page)).toEqual([]);
    await page.reload();
    await openChat(page);
    change({ status: "resolved" });
    await page.getByRole("button", { name: "New conversation" }).waitFor();
    await page.getByRole("button", { name: "Options" }).click();
    await page.getByRole("button", { name: "Forget this chat on this device" }).click();
    await page.getByRole("button", { name: "Forget", exact: true }).waitFor();
    expect(await audit(page)).toEqual([]);
  });

  test("when the site takes no shoppers here", async () => {
    stage.chat.site = { theme };
    stage.chat.refuseSessions = { status: 403, code: "origin_not_allowed" };
    const page = await stage.visit();
    await launcher(page).click();
    await page.getByText("This chat is not set up for this page.").waitFor();
    expect(await audit(page)).toEqual([]);
  });

  test("in the forms, the survey, a recording and what is behind a link", async () => {
    stage.chat.site = { theme };
    stage.chat.online = false;
    stage.chat.reception = {
      preChat: [{ field: "email", required: true }],
      leaveMessage: true,
      survey: true,
      linkPreviews: true,
    };
    stage.chat.previews = {
      2: { url: "https://shop.example/mug", site: "Clay", title: "Red mug", description: "Tea." },
    };
    const page = await stage.visit();
    await openChat(page);
    await page.getByRole("button", { name: "Leave a message" }).click();
    await page.getByLabel("E-mail").waitFor();
    expect(await audit(page)).toEqual([]);
    await page.getByRole("button", { name: "Cancel" }).click();
    await write(page, "Hello");
    await page.getByLabel("E-mail").fill("ann@example.com");
    expect(await audit(page)).toEqual([]);
    await page.getByRole("button", { name: "Start chat" }).click();
    await page.getByText("Sent", { exact: true }).waitFor();
    stage.chat.server.service.say("cnv_1", ann, "See https://shop.example/mug");
    await page.locator(".link-preview").waitFor();
    await page.getByRole("button", { name: "Record a voice message" }).click();
    await page.locator(".recorder .send:enabled").waitFor();
    expect(await audit(page)).toEqual([]);
    await page.getByRole("button", { name: "Finish recording" }).click();
    await page.locator('.upload[data-state="done"]').waitFor();
    change({ status: "resolved" });
    await page.locator(".scores label").nth(3).click();
    await page.getByLabel("What should we know?").waitFor();
    expect(await audit(page)).toEqual([]);
  });

  test("when the chat can't be reached", async () => {
    stage.chat.site = { theme };
    stage.chat.refuseSessions = { status: 503, code: "unavailable" };
    const page = await stage.visit({ script: noLongWaits });
    await launcher(page).click();
    await page.getByRole("button", { name: "Try again" }).waitFor();
    expect(await audit(page)).toEqual([]);
  });
});
