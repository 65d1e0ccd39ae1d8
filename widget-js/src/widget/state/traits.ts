import type { Bridge } from "../../loader/bridge";
import { toJson } from "../../protocol/transport/json";
import { bearer } from "./session";

/** Tells the service what the page says of its visitor. A refusal is told to the page and stops nothing. */
export async function sendTraits(bridge: Bridge, token: string | null): Promise<void> {
  const { contact } = bridge.settings;
  if (!contact || !token) return;
  try {
    const response = await fetch(`${bridge.site.baseUrl}/api/v1/widget/contact`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", ...bearer(token) },
      body: toJson(contact),
    });
    if (response.ok) return;
    const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
    bridge.emit("error", { code: problem.code ?? "contact_failed", detail: problem.detail ?? "" });
  } catch (error) {
    bridge.emit("error", { code: "contact_failed", detail: String(error) });
  }
}
