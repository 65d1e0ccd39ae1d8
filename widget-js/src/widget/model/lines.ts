import type { Entry } from "../../protocol";
import type { Words } from "../text/words";
import { isRecord, textOf } from "./read";

/** What a line about the conversation says; `null` leaves it out. */
export function lineText(entry: Entry, words: Words): string | null {
  switch (entry.kind) {
    case "handoff":
      return words.say(entry.author.kind === "contact" ? "lineHandoff" : "lineHandoffAssistant");
    case "assignment":
      return assignment(entry, words);
    case "status":
      return status(entry, words);
    default:
      return null;
  }
}

function assignment(entry: Entry, words: Words): string | null {
  const data = entry.data ?? {};
  const assignee = isRecord(data["assignee"]) ? data["assignee"] : data;
  const name = textOf(assignee["name"]) ?? textOf(assignee["agentName"]);
  const agent = textOf(assignee["agentId"]);
  if (agent) return words.say("lineAssigned", { name: name ?? words.say("someone") });
  if (textOf(assignee["teamId"])) return name ? words.say("lineTeam", { name }) : null;
  return words.say("lineUnassigned");
}

function status(entry: Entry, words: Words): string | null {
  const data = entry.data ?? {};
  const to = textOf(data["status"]) ?? textOf(data["to"]);
  const from = textOf(data["from"]) ?? textOf(data["previous"]);
  if (to === "resolved") return words.say("lineResolved");
  if ((to === "open" || to === "pending") && from === "resolved") return words.say("lineReopened");
  return null;
}
