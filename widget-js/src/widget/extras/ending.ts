import { bearer } from "../state/session";
import type { Controller } from "../state/controller";

/** The shopper has what they came for. The service tells of it as of any other change. */
export async function endConversation(controller: Controller, id: string): Promise<void> {
  const response = await fetch(
    `${controller.bridge.site.baseUrl}/api/v1/conversations/${encodeURIComponent(id)}/resolution`,
    { method: "POST", headers: bearer(controller.token ?? "") },
  );
  if (!response.ok) throw new Error(`resolution ${response.status}`);
}
