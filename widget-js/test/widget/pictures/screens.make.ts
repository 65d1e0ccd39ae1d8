import { test } from "vitest";
import type { Page } from "playwright-core";
import { panel, useStage } from "../stage/stage";
import { ann, assistant, talkOn } from "../stage/talk";
import { languages, open, shoot } from "./shoot";

const stage = useStage();
const { greeted } = talkOn(stage);
const words = {
  en: {
    question: "Where is my order 1001?",
    answer: "Your order is on its way. It should be with you on Tuesday.",
    thanks: "Thank you! Can I still change the address?",
    staff: "Hello, this is Ann. I have asked the carrier to bring it to your office.",
    mug: "Stoneware mug",
    articles: ["Delivery", "Returns", "Warranty"],
  },
  de: {
    question: "Wo ist meine Bestellung 1001?",
    answer: "Ihre Bestellung ist unterwegs und sollte am Dienstag bei Ihnen sein.",
    thanks: "Danke! Kann ich die Adresse noch ändern?",
    staff: "Guten Tag, hier ist Ann. Ich habe den Zusteller gebeten, es in Ihr Büro zu bringen.",
    mug: "Tasse aus Steinzeug",
    articles: ["Lieferung", "Rücksendungen", "Gewährleistung"],
  },
  ar: {
    question: "أين طلبي 1001؟",
    answer: "طلبك في الطريق، ومن المتوقع أن يصلك يوم الثلاثاء.",
    thanks: "شكرًا! هل يمكنني تغيير العنوان؟",
    staff: "مرحبًا، أنا آن. طلبت من شركة الشحن أن توصله إلى مكتبك.",
    mug: "كوب من الخزف الحجري",
    articles: ["التوصيل", "الإرجاع", "الضمان"],
  },
} as const;

async function write(page: Page, text: string): Promise<void> {
  await panel(page).locator("textarea").first().fill(text);
  await panel(page).locator("textarea").first().press("Enter");
  await panel(page).locator(".bubble", { hasText: text }).waitFor();
}

test.each(languages)("home, a conversation and its options, in %s", async (language) => {
  const { question, answer, thanks, staff, mug } = words[language];
  stage.chat.articles = [...words[language].articles];
  stage.chat.expectedReply = 130;
  const page = await open(stage, language);
  await panel(page).locator("section a").first().waitFor();
  await shoot(page, language, "home");

  await write(page, question);
  await greeted();
  const { service } = stage.chat.server;
  const amountMinor = 2450;
  const order = {
    number: "1001",
    state: "shipped",
    total: { amountMinor, currency: "EUR" },
    lines: [{ title: mug, quantity: 1, total: { amountMinor, currency: "EUR" } }],
    shipments: [],
  };
  service.say("cnv_1", assistant, answer, { kind: "card", data: { type: "order", order } });
  await panel(page).getByText(mug).waitFor();
  await write(page, thanks);
  service.say("cnv_1", ann, staff);
  await panel(page).locator(".bubble", { hasText: staff }).waitFor();
  await shoot(page, language, "conversation");

  await panel(page).locator(".options button").click();
  await panel(page).locator(".menu").waitFor();
  await shoot(page, language, "options");
});
