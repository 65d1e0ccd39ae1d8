import { expect, test } from "vitest";
import { openChat, useStage, write } from "../stage/stage";
import { talkOn } from "../stage/talk";

const stage = useStage();
const { begin } = talkOn(stage);
/** One red pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const picture = { name: "pot.png", mimeType: "image/png", buffer: pixel };
const log = () => stage.chat.server.service.rooms.get("cnv_1")?.log ?? [];

test("a picture is sent without a word and shown to the one who sent it", async () => {
  const page = await stage.visit();
  await openChat(page);
  await page.locator("input[type=file]").setInputFiles(picture);
  await page.locator('.upload[data-state="done"]').waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: "Download pot.png" }).waitFor();
  await expect.poll(() => page.locator("canvas.picture").count()).toBe(1);
  await expect.poll(() => log()[0]?.attachments?.[0]?.name).toBe("pot.png");
  expect(await page.locator(".upload").count()).toBe(0);
  expect(stage.complaints).toEqual([]);
});

test("what is pasted or dropped goes along with the words", async () => {
  const page = await begin();
  const give = (type: string, where: string, name: string): Promise<void> =>
    page.locator(where).evaluate(
      (place, [kind, fileName]) => {
        const data = new DataTransfer();
        data.items.add(new File(["notes"], fileName ?? "", { type: "text/plain" }));
        place.dispatchEvent(
          kind === "paste"
            ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent(kind ?? "", { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      },
      [type, name],
    );
  await give("paste", "textarea", "pasted.txt");
  await give("dragover", ".panel", "dropped.txt");
  await page.getByText("Drop files here to attach them").waitFor();
  await give("drop", ".panel", "dropped.txt");
  await expect.poll(() => page.locator('.upload[data-state="done"]').count()).toBe(2);
  await write(page, "See these");
  await expect
    .poll(() => log()[1]?.attachments?.map(({ name }) => name))
    .toEqual(["pasted.txt", "dropped.txt"]);
});

test("too large, empty and refused files say so, and the others still go", async () => {
  const page = await begin();
  await page
    .locator("input[type=file]")
    .setInputFiles([
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
      { name: "tool.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") },
      picture,
    ]);
  await page.locator("input[type=file]").evaluate((input) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], "film.mp4"));
    (input as HTMLInputElement).files = data.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.getByText("empty.txt is empty.").waitFor();
  await page.getByText("film.mp4 is too large.").waitFor();
  await page.getByText("tool.exe: files of this kind can't be sent.").waitFor();
  await page.locator('.upload[data-state="done"]').waitFor();
  await write(page, "Here");
  await expect.poll(() => log()[1]?.attachments?.map(({ name }) => name)).toEqual(["pot.png"]);
  await page.getByRole("button", { name: "Remove tool.exe" }).click();
  await expect.poll(() => page.locator(".upload").count()).toBe(2);
});

test("a connection lost half way is said, and the same file can be sent again", async () => {
  const page = await begin();
  stage.chat.breakUploads = true;
  await page.locator("input[type=file]").setInputFiles(picture);
  await page.getByText("pot.png was not sent. The connection was lost.").waitFor();
  stage.chat.breakUploads = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator('.upload[data-state="done"]').waitFor();
});
