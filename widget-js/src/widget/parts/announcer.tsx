import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SyncClient } from "../../protocol";
import { lineText } from "../model/lines";
import { plain } from "../text/plain";
import { useUi } from "../ui";
import { authorName } from "./group";

/** Messages that come together are all read; those read long ago are let go. */
const kept = 12;

/** Reads each new message of the other side aloud, once and whole; history and own words stay silent. */
export function Announcer({ client }: { readonly client: SyncClient | null }): JSX.Element {
  const { words } = useUi();
  const [said, setSaid] = useState<readonly { readonly id: string; readonly text: string }[]>([]);
  useEffect(
    () =>
      client?.on("entry", ({ entry }) => {
        if (entry.author.kind === "contact") return;
        const text = plain(entry.text ?? "");
        const line = text ? `${authorName(entry.author, words)}: ${text}` : lineText(entry, words);
        if (line) setSaid((before) => [...before.slice(1 - kept), { id: entry.id, text: line }]);
      }),
    [client, words],
  );
  return (
    <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
