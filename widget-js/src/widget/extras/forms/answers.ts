import type { Controller } from "../../state/controller";
import type { Question } from "../../state/session";
import { bearer } from "../../state/session";

export type Answers = Readonly<Partial<Record<Question["field"], string>>>;

/** Tells the service what the shopper said of themselves. It stands beside, never before, what the site signed. */
export async function sendAnswers(controller: Controller, answers: Answers): Promise<void> {
  const given = Object.entries(answers).filter(([, answer]) => answer.trim() !== "");
  if (!given.length) return;
  const response = await fetch(`${controller.bridge.site.baseUrl}/api/v1/widget/contact`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", ...bearer(controller.token ?? "") },
    body: JSON.stringify(Object.fromEntries(given.map(([key, answer]) => [key, answer.trim()]))),
  });
  if (!response.ok) throw new Error(`contact ${response.status}`);
}
