import { test } from "vitest";
import { panel, useStage } from "../stage/stage";
import { talkOn } from "../stage/talk";
import { languages, open, shoot } from "./shoot";

const stage = useStage();
const { change, greeted } = talkOn(stage);
const words = {
  en: { broken: "My mug arrived broken.", answer: "Thank you, that was quick!" },
  de: { broken: "Meine Tasse kam zerbrochen an.", answer: "Danke, das ging schnell!" },
  ar: { broken: "وصل كوبي مكسورًا.", answer: "شكرًا، كان ذلك سريعًا!" },
} as const;

test.each(languages)("before the first message, in %s", async (language) => {
  stage.chat.reception = {
    preChat: [
      { field: "name", required: true },
      { field: "email", required: true },
      { field: "phone", required: false },
    ],
  };
  const page = await open(stage, language);
  await panel(page).locator("textarea").first().fill(words[language].broken);
  await panel(page).locator("textarea").first().press("Enter");
  await panel(page).locator(".form input").first().waitFor();
  await shoot(page, language, "pre-chat");
});

test.each(languages)("while nobody is there, in %s", async (language) => {
  stage.chat.online = false;
  stage.chat.reception = { leaveMessage: true };
  const page = await open(stage, language);
  await panel(page).locator("textarea").first().fill(words[language].broken);
  await panel(page).locator(".help .chip").click();
  await panel(page).locator(".form input[type=email]").waitFor();
  await shoot(page, language, "leave-a-message");
});

test.each(languages)("after the conversation, in %s", async (language) => {
  stage.chat.reception = { survey: true };
  const page = await open(stage, language);
  await panel(page).locator("textarea").first().fill(words[language].broken);
  await panel(page).locator("textarea").first().press("Enter");
  await panel(page).locator(".bubble").first().waitFor();
  await greeted();
  change({ status: "resolved" });
  await panel(page).locator(".scores label").last().click();
  await panel(page).locator(".survey textarea").fill(words[language].answer);
  await shoot(page, language, "survey");
});
