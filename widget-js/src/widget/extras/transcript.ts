import type { ConversationState, Entry } from "../../protocol";
import { lineText } from "../model/lines";
import { authorName } from "../parts/group";
import type { Controller } from "../state/controller";
import { dateOf } from "./values";
import { saveFile } from "./downloads";
import type { Words } from "../text/words";

/** Pages of the log that one transcript fetches at most. */
const mostPages = 400;

/** Loads the whole conversation and hands it to the browser as a plain text file. */
export async function saveTranscript(
  controller: Controller,
  id: string,
  words: Words,
): Promise<void> {
  const { client } = controller;
  if (!client) throw new Error("not connected");
  const shown = (): ConversationState | undefined => client.state.get().conversations.get(id);
  for (let page = 0; shown()?.hasOlder && page < mostPages; page++) {
    const before = shown()?.entries[0]?.seq;
    await client.loadOlder(id);
    if (shown()?.entries[0]?.seq === before) throw new Error("the log could not be read");
  }
  // To make one takes a hundred times as long as to use it.
  const stamp = new Intl.DateTimeFormat(words.locale, { dateStyle: "medium", timeStyle: "short" });
  const lines = (shown()?.entries ?? []).flatMap((entry) => line(entry, words, stamp));
  const heading = `${controller.bridge.site.name}\n\n`;
  const text = new Blob([heading, lines.join("\n"), "\n"], { type: "text/plain;charset=utf-8" });
  saveFile(text, `${words.say("transcriptName")}-${new Date().toISOString().slice(0, 10)}.txt`);
}

function line(entry: Entry, words: Words, stamp: Intl.DateTimeFormat): string[] {
  if (entry.private) return [];
  const sentAt = dateOf(entry.at);
  const at = sentAt ? stamp.format(sentAt) : "";
  if (entry.erasedAt) return [`${at}  ${words.say("removed")}`];
  const told = lineText(entry, words);
  if (told) return [`${at}  — ${told} —`];
  const files = (entry.attachments ?? []).map(({ name }) => `[${name}]`);
  const said = [entry.text, ...files].filter(Boolean).join(" ");
  return said ? [`${at}  ${authorName(entry.author, words)}: ${said}`] : [];
}
