import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Entry } from "../../protocol";
import type { Extras } from "../state/extras";
import { useUi } from "../ui";

const kinds: readonly unknown[] = ["order", "product", "article"];

export function hasCard({ data, erasedAt }: Entry): boolean {
  return !erasedAt && kinds.includes(data?.type);
}

/** An order, products or articles; what draws them is fetched with the first of them. The text stands meanwhile. */
export function CardSlot({ entry }: { readonly entry: Entry }): JSX.Element | null {
  const { controller } = useUi();
  const [extras, setExtras] = useState<Extras | null>(null);
  useEffect(() => {
    controller.extras().then(setExtras, () => undefined);
  }, []);
  return extras && <extras.Card entry={entry} />;
}
