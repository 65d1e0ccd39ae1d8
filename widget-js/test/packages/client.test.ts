import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createClient, SessionFailed } from "../../src/packages/client";
import type { SocketLike } from "../../src/protocol";
import { startChatService, type ChatService } from "../widget/stage/chat-service";

const environment = {
  openSocket: (url: string) => new WebSocket(url) as unknown as SocketLike,
  onWake: () => () => undefined,
};
let chat: ChatService;
beforeEach(async () => {
  chat = await startChatService({ loader: "", launcherTexts: {}, assets: new Map() });
});
afterEach(() => chat.stop());

test("a program of one's own talks as a visitor, and comes back as the same", async () => {
  const options = { siteKey: "key", baseUrl: `${chat.baseUrl}/`, environment };
  const first = await createClient(options);
  first.sync.send({ conversationId: null, text: "Hello" });
  await expect.poll(() => chat.server.service.rooms.get("cnv_1")?.log[0]?.text).toBe("Hello");
  first.sync.stop();
  const again = await createClient({ ...options, visitorToken: first.visitorToken() });
  expect(again.session.contact.id).toBe(first.session.contact.id);
  expect(again.session.conversation?.id).toBe("cnv_1");
  again.sync.stop();
});

test("a site that does not exist is told by its code", async () => {
  chat.refuseSessions = { status: 404, code: "not_found" };
  const refused = createClient({ siteKey: "other", baseUrl: chat.baseUrl, environment });
  await expect(refused).rejects.toEqual(new SessionFailed(404, "not_found"));
});
