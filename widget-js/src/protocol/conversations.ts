import type { Core } from "./core";
import { decodeConversations } from "./transport/decode";

/** What a list of past conversations shows; a `welcome` tells only of those that are not resolved. */
export async function listConversations(core: Core): Promise<boolean> {
  const reply = await core.http.request("GET", "/conversations?limit=50");
  if (reply.kind !== "ok") return false;
  for (const conversation of decodeConversations(reply.body["data"])) {
    core.receive({ type: "conversation", conversation });
  }
  return true;
}
