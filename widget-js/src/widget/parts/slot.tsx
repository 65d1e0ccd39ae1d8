import type { JSX } from "preact";
import type { Attachment, Entry } from "../../protocol";
import { Icon } from "../look/icons";
import { Late } from "./late";

const kinds: readonly unknown[] = ["order", "product", "article"];

export function hasCard({ data, erasedAt }: Entry): boolean {
  return !erasedAt && kinds.includes(data?.type);
}

/** What goes with a message: a card, or files. What draws them is fetched with the first; names stand meanwhile. */
export function Slot(props: { readonly entry: Entry; readonly card: boolean }): JSX.Element {
  const { entry, card } = props;
  const files = entry.attachments ?? [];
  return (
    <Late
      meanwhile={<FileNames files={files} />}
      draw={({ Card, Attachments }) => (
        <>
          {card && <Card entry={entry} />}
          <Attachments files={files} />
        </>
      )}
    />
  );
}

export function FileNames({ files }: { readonly files: readonly Attachment[] }): JSX.Element {
  return (
    <>
      {files.map(({ id, name }) => (
        <span class="file" key={id}>
          <Icon name="file" />
          <span class="info">{name}</span>
        </span>
      ))}
    </>
  );
}
