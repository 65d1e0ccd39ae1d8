import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../look/icons";
import { safeImage } from "../text/safe-url";
import { useUi } from "../ui";

interface AvatarProps {
  readonly name: string;
  readonly url?: string | undefined;
  readonly kind: "site" | "agent" | "assistant";
  readonly size?: "large";
}

export function Avatar({ name, url, kind, size }: AvatarProps): JSX.Element {
  const [broken, setBroken] = useState(false);
  // Faces of staff are paths at the service.
  const image = safeImage(url, useUi().controller.bridge.site.baseUrl);
  const tone = kind === "site" ? "accent" : kind === "assistant" ? "soft" : undefined;
  return (
    <span class="avatar" data-tone={tone} data-size={size} aria-hidden="true">
      {kind === "assistant" ? <Icon name="spark" size={size ? 20 : 16} /> : initials(name)}
      {image && !broken && (
        <img src={image} alt="" referrerpolicy="no-referrer" onError={() => setBroken(true)} />
      )}
    </span>
  );
}

/** The first letters of the first and the last word, by what readers see as letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
