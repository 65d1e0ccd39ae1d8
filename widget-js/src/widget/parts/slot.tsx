import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Attachment, Entry } from "../../protocol";
import { Icon } from "../look/icons";
import { loadedExtras } from "../state/extras";
import { useUi } from "../ui";

const kinds: readonly unknown[] = ["order", "product", "article"];

export function hasCard({ data, erasedAt }: Entry): boolean {
  return !erasedAt && kinds.includes(data?.type);
}

/** What goes with a message: a card, or files. What draws them is fetched with the first; names stand meanwhile. */
export function Slot(props: { readonly entry: Entry; readonly card: boolean }): JSX.Element {
  const { controller } = useUi();
  const { entry, card } = props;
  const [extras, setExtras] = useState(loadedExtras);
  useEffect(() => {
    if (!extras) controller.extras().then(setExtras, () => undefined);
  }, []);
  const files = entry.attachments ?? [];
  if (!extras) return <FileNames files={files} />;
  return (
    <>
      {card && <extras.Card entry={entry} />}
      <extras.Attachments files={files} />
    </>
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
