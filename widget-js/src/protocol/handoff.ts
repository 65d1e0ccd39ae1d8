import { backoff } from "./transport/backoff";
import { conversationPath, type Core } from "./core";
import { failure } from "./failures";

/**
 * Asks for a person. Over HTTP even while a socket is open, since only an answer tells that the wish has arrived;
 * asking twice adds nothing.
 */
export async function requestHandoff(core: Core, id: string, reason?: string): Promise<void> {
  const body = reason ? { reason } : {};
  for (let tries = 0; ; tries++) {
    const reply = await core.http.request("POST", conversationPath(id, "/handoff"), body);
    if (reply.kind === "ok") return;
    if (reply.kind === "refused") throw reply.failure;
    if (core.state().connection.kind === "stopped") throw failure("send_failed");
    const delay = Math.max(reply.retryAfter, backoff(core.env, tries));
    await new Promise<void>((resolve) => core.env.after(delay, resolve));
  }
}
