import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Entry } from "../../protocol";
import { isRecord, textOf } from "../model/read";
import { bearer } from "../state/session";
import type { Controller } from "../state/controller";
import { Anchor } from "../text/rich-text";
import { safeUrl } from "../text/safe-url";
import { useUi } from "../ui";
import { dress } from "./dress";

interface Preview {
  readonly url: string;
  readonly site: string;
  readonly title: string;
  readonly description: string | null;
}

/** By the entry's id: rows come and go while one scrolls. */
const asked = new Map<string, Promise<Preview | null>>();

/** What is behind the first link of a message. The service looks; the shopper's browser calls nobody else. */
export function LinkPreview({ entry }: { readonly entry: Entry }): JSX.Element | null {
  const { controller } = useUi();
  dress(controller.bridge.shadow);
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    let shown = true;
    const wait = asked.get(entry.id) ?? ask(controller, entry);
    asked.set(entry.id, wait);
    void wait.then((found) => shown && setPreview(found));
    return () => {
      shown = false;
    };
  }, [entry.id]);
  const href = preview && safeUrl(preview.url);
  return href && preview ? (
    <Anchor href={href}>
      <span class="link-preview" dir="auto">
        <span class="sub">{preview.site}</span>
        <strong>{preview.title}</strong>
        {preview.description && <span class="told">{preview.description}</span>}
      </span>
    </Anchor>
  ) : null;
}

async function ask(controller: Controller, { seq }: Entry): Promise<Preview | null> {
  const id = controller.shown?.id;
  if (!id || !controller.token) return null;
  try {
    const response = await fetch(
      `${controller.bridge.site.baseUrl}/api/v1/conversations/${encodeURIComponent(id)}/entries/${seq}/link-preview`,
      { headers: bearer(controller.token) },
    );
    return response.ok ? read(await response.json()) : null;
  } catch {
    // The link itself stands in the message.
    return null;
  }
}

function read(body: unknown): Preview | null {
  if (!isRecord(body)) return null;
  const url = textOf(body["url"]);
  const title = textOf(body["title"]);
  const site = textOf(body["site"]);
  return url && title && site
    ? { url, title, site, description: textOf(body["description"]) }
    : null;
}
