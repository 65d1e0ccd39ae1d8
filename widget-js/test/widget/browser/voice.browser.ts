import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { composer, panel, useStage, write } from "../stage/stage";
import { ann, talkOn } from "../stage/talk";

const stage = useStage();
const { begin } = talkOn(stage);
const button = (page: Page, name: string) => panel(page).getByRole("button", { name, exact: true });
const log = () => stage.chat.server.service.rooms.get("cnv_1")?.log ?? [];

test("a voice message is recorded, heard before it is sent, and played where it stands", async () => {
  const page = await begin();
  await page.evaluate(() => {
    // A voice that goes on until somebody pauses it, however late that is.
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...at) {
      this.loop = true;
      start.apply(this, at);
    };
  });
  await button(page, "Record a voice message").click();
  // Two minutes at most, of which a second and more has been said.
  await page.getByText(/^(1:[0-4]\d|1:5[0-8]|0:\d\d)$/).waitFor();
  await button(page, "Finish recording").click();
  await page.locator('.upload[data-state="done"]').waitFor();
  await button(page, "Play").click();
  await button(page, "Pause").click();
  await button(page, "Send").click();
  await expect.poll(() => log()[1]?.attachments?.[0]?.type).toMatch(/^audio\/(webm|ogg|mp4)$/);
  await expect.poll(() => page.locator(".upload").count()).toBe(0);
  await button(page, "Play").click();
  await button(page, "Pause").waitFor();
  expect(stage.complaints).toEqual([]);
});

test("a recording that is cancelled leaves nothing, and the microphone is off", async () => {
  const page = await begin();
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await real(wanted);
      (window as { stream?: MediaStream }).stream = stream;
      return stream;
    };
  });
  await button(page, "Record a voice message").click();
  await expect.poll(() => button(page, "Finish recording").isEnabled()).toBe(true);
  await button(page, "Cancel").click();
  await composer(page).waitFor();
  expect(await page.locator(".upload").count()).toBe(0);
  expect(
    await page.evaluate(() =>
      (window as { stream?: MediaStream }).stream?.getTracks().map(({ readyState }) => readyState),
    ),
  ).toEqual(["ended"]);
});

test("a microphone that may not be used says so, and writing goes on", async () => {
  const page = await begin();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await button(page, "Record a voice message").click();
  await page.getByText("The microphone can't be used.").waitFor();
  await button(page, "Cancel").click();
  await write(page, "Then in writing");
  await expect.poll(() => log()[1]?.text).toBe("Then in writing");
});

test("a voice that this browser can't read is a file to download", async () => {
  stage.chat.server.service.files.clear();
  const page = await begin();
  const broken = { id: "fil_9", name: "voice.m4a", type: "audio/mp4", size: 10 };
  stage.chat.server.service.say("cnv_1", ann, "Listen", { attachments: [broken] });
  await button(page, "Play").click();
  await page.getByRole("button", { name: "Download voice.m4a" }).waitFor();
});

test("a link of the other side shows what is behind it, where the site wants that", async () => {
  stage.chat.reception = { linkPreviews: true };
  stage.chat.previews = {
    2: {
      url: "https://shop.example/mug",
      site: "Clay",
      title: "Red mug <b>",
      description: "For tea.",
    },
  };
  const page = await begin();
  stage.chat.server.service.say("cnv_1", ann, "See https://shop.example/mug");
  await page.getByText("Red mug <b>").waitFor();
  const link = page.locator("a", { has: page.locator(".link-preview") });
  expect(await link.getAttribute("href")).toBe("https://shop.example/mug");
  expect(await link.getAttribute("rel")).toContain("noopener");
  stage.chat.server.service.say("cnv_1", ann, "And https://shop.example/none");
  await expect
    .poll(() => stage.chat.requests.filter((path) => path.endsWith("/link-preview")).length)
    .toBe(2);
  expect(await page.locator(".link-preview").count()).toBe(1);
});

test("without it no link is asked about", async () => {
  const page = await begin();
  stage.chat.server.service.say("cnv_1", ann, "See https://shop.example/mug");
  await page.locator(".bubble", { hasText: "See" }).waitFor();
  expect(stage.chat.requests.filter((path) => path.endsWith("/link-preview"))).toEqual([]);
});
