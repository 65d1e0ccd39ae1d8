import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Conversation, ServerFrame } from "../../../src/protocol";
import { openChat, write, type Stage } from "./stage";

/** A conversation between the shopper `con_1` and the other side, in `cnv_1`. */
export function talkOn(stage: Stage) {
  function tell(frame: ServerFrame): void {
    for (const session of stage.chat.server.sessions()) session.tell(frame);
  }

  return {
    /** An open chat with one message sent. */
    async begin(): Promise<Page> {
      const page = await stage.visit();
      await openChat(page);
      await write(page, "Hello");
      await page.getByText("Sent", { exact: true }).waitFor();
      return page;
    },
    tell,
    /** Waits until a page's socket has said who it is, so that it hears what is told. */
    async greeted(): Promise<void> {
      await expect
        .poll(() => stage.chat.server.sessions().filter(({ by }) => by !== null).length)
        .toBeGreaterThan(0);
    },
    change(fields: Partial<Conversation>): void {
      const { service } = stage.chat.server;
      service.change("cnv_1", fields);
      const conversation = service.view({ kind: "contact", id: "con_1" }, "cnv_1");
      tell({ type: "conversation", conversation });
    },
    /** The texts that the service holds. */
    log(): string[] {
      const room = stage.chat.server.service.rooms.get("cnv_1");
      return room?.log.map(({ text }) => text ?? "") ?? [];
    },
    /** The texts that the shopper sees. */
    bubbles: (page: Page): Promise<string[]> => page.locator(".bubble").allInnerTexts(),
  };
}

export const ann = { kind: "agent", id: "usr_1", name: "Ann" } as const;
export const assistant = { kind: "assistant" } as const;

/** How many unsent messages the browser keeps over a reload. */
export function kept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let count = 0;
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name));
      count += await result(database.transaction("messages").objectStore("messages").count());
      database.close();
    }
    return count;
  });
}
