import type { ConversationState, ConversationStatus, Entry } from "../../protocol";
import { textOf } from "./read";

/** Where a conversation stands: with the assistant, in the queue, or with somebody. */
export interface Standing {
  /** `null` while it has not begun. */
  readonly status: ConversationStatus | null;
  /** The person who has it. */
  readonly agent: { readonly id: string; readonly name: string | null } | null;
}

const statuses: readonly string[] = [
  "pending",
  "open",
  "snoozed",
  "resolved",
] satisfies ConversationStatus[];

/** What the service told of the conversation, and what its log says since. */
export function standingOf(state: ConversationState | null): Standing {
  const told = state?.conversation ?? null;
  const { agentId, name } = told?.assignee ?? {};
  let standing: Standing = {
    status: told?.status ?? null,
    agent: agentId ? { id: agentId, name: name ?? null } : null,
  };
  for (const entry of state?.entries ?? []) {
    if (entry.seq > (told?.lastSeq ?? 0)) standing = after(standing, entry);
  }
  return standing.status === "pending" ? { ...standing, agent: null } : standing;
}

/** Whether a person has answered since the shopper was passed on: then nobody waits in a queue, whoever holds it. */
export function isAnswered({ entries }: ConversationState): boolean {
  let answered = false;
  for (const { kind, author } of entries) {
    if (kind === "handoff") answered = false;
    else if (kind === "message" && author.kind === "agent") answered = true;
  }
  return answered;
}

function after(standing: Standing, { kind, data = {} }: Entry): Standing {
  switch (kind) {
    case "handoff":
      return { ...standing, status: "open" };
    case "assignment": {
      const id = textOf(data["agentId"]);
      return { status: "open", agent: id ? { id, name: textOf(data["name"]) } : null };
    }
    case "status": {
      const to = data["to"];
      return isStatus(to) ? { ...standing, status: to } : standing;
    }
    case "message":
    case "card":
    case "note":
    case "rating":
    case "event":
      return standing;
  }
}

function isStatus(value: unknown): value is ConversationStatus {
  return typeof value === "string" && statuses.includes(value);
}
