import type { JSX } from "preact";

/** One set, drawn on a 24-px grid with a 1.75-px round stroke. */
const drawings = {
  back: "M19 12H5m6-6-6 6 6 6",
  more: "M11.6 5.4h.8v.8h-.8zm0 6.2h.8v.8h-.8zm0 6.2h.8v.8h-.8z",
  smile:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 14.2c1.8 2.6 5.2 2.6 7 0M9 9.6v.1m6-.1v.1",
  picture: "M4 5h16v14H4zM4 16l4.5-4.5L13 16l3-3 4 4M15.5 9.6v.1",
  save: "M12 4v11m-5-5 5 5 5-5M5 19.5h14",
  bin: "M5 7h14M9.5 7V4.5h5V7m-8 0 .8 12.5h9.4L17.5 7M10 10.5v5.5m4-5.5v5.5",
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
  truck:
    "M3 6.5h11V16H3zM14 10h3.5L21 13v3h-7M7.5 19a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Zm9.5 0a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z",
  box: "m12 3.5 8 4.3v8.4l-8 4.3-8-4.3V7.8l8-4.3ZM4 7.8l8 4.4 8-4.4M12 12.2v8.3",
  page: "M6.5 3.5h7.5l4 4v13H6.5v-17ZM14 3.5v4h4M9.5 12h5m-5 3.5h5",
  file: "M17.5 11.5 11 18a4 4 0 0 1-5.7-5.7l7.5-7.5a2.7 2.7 0 0 1 3.8 3.8l-7.3 7.3a1.3 1.3 0 0 1-1.9-1.9l6.6-6.5",
  offline:
    "m4 4 16 16M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4.5-2.7m5 0a10 10 0 0 1 4.5 2.7M12 19.5v.1",
  out: "M9 6.5H5.5v12h12V15M13 5.5h5.5V11m0-5.5L11 13",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({
  name,
  size = 20,
}: {
  readonly name: IconName;
  readonly size?: 16 | 20 | 24;
}): JSX.Element {
  return (
    <svg class={`icon icon-${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
