import type { JSX } from "preact";
import type { FetchedIcon } from "../fetched";

/** One set, drawn on a 24-px grid with a 1.75-px round stroke. */
const drawings = {
  back: "M19 12H5m6-6-6 6 6 6",
  more: "M11.6 5.4h.8v.8h-.8zm0 6.2h.8v.8h-.8zm0 6.2h.8v.8h-.8z",
  smile:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 14.2c1.8 2.6 5.2 2.6 7 0M9 9.6v.1m6-.1v.1",
  close: "m6 6 12 12M18 6 6 18",
  send: "M12 19V5m-6 6 6-6 6 6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c.6-3.6 3.7-5.5 7.5-5.5s6.9 1.9 7.5 5.5",
  spark: "M12 4c.7 4.7 3.3 7.3 8 8-4.7.7-7.3 3.3-8 8-.7-4.7-3.3-7.3-8-8 4.7-.7 7.3-3.3 8-8Z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  checks: "m2.5 12.5 4.5 4.5 9-9.5m-3.5 8.5 1 1 9-9.5",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",
  alert: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 8v4.5m0 3.2v.1",
  retry: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9m0-4.5V9H15",
  down: "M12 5v14m-6-6 6 6 6-6",
  page: "M6.5 3.5h7.5l4 4v13H6.5v-17ZM14 3.5v4h4M9.5 12h5m-5 3.5h5",
  file: "M17.5 11.5 11 18a4 4 0 0 1-5.7-5.7l7.5-7.5a2.7 2.7 0 0 1 3.8 3.8l-7.3 7.3a1.3 1.3 0 0 1-1.9-1.9l6.6-6.5",
  microphone:
    "M12 14a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3Zm-6.5-3a6.5 6.5 0 0 0 13 0M12 17.5V21",
  offline:
    "m4 4 16 16M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4.5-2.7m5 0a10 10 0 0 1 4.5 2.7M12 19.5v.1",
} as const;

export type IconName = keyof typeof drawings | FetchedIcon;

const all: Partial<Record<string, string>> = { ...drawings };

/** Those of the parts that are fetched later. */
export function addDrawings(more: Readonly<Record<FetchedIcon, string>>): void {
  Object.assign(all, more);
}

export function Icon({
  name,
  size = 20,
}: {
  readonly name: IconName;
  readonly size?: 16 | 20 | 24;
}): JSX.Element {
  return (
    <svg class={`icon icon-${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={all[name] ?? ""} />
    </svg>
  );
}
