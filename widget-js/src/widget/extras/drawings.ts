import type { FetchedIcon } from "../fetched";

/** Icons that only parts fetched later use. */
export const laterDrawings = {
  picture: "M4 5h16v14H4zM4 16l4.5-4.5L13 16l3-3 4 4M15.5 9.6v.1",
  save: "M12 4v11m-5-5 5 5 5-5M5 19.5h14",
  bin: "M5 7h14M9.5 7V4.5h5V7m-8 0 .8 12.5h9.4L17.5 7M10 10.5v5.5m4-5.5v5.5",
  truck:
    "M3 6.5h11V16H3zM14 10h3.5L21 13v3h-7M7.5 19a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Zm9.5 0a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z",
  box: "m12 3.5 8 4.3v8.4l-8 4.3-8-4.3V7.8l8-4.3ZM4 7.8l8 4.4 8-4.4M12 12.2v8.3",
  play: "M8 5.5v13l10.5-6.5L8 5.5Z",
  pause: "M8.5 6v12m7-12v12",
  face_1:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8 8.3l2 1m6-1-2 1M8.5 16.4c1.8-2.8 5.2-2.8 7 0",
  face_2: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 16c1.8-2 5.2-2 7 0M9 9.6v.1m6-.1v.1",
  face_3: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 15h7M9 9.6v.1m6-.1v.1",
  face_4:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 14.2c1.8 2.4 5.2 2.4 7 0M9 9.6v.1m6-.1v.1",
  face_5:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM7.8 13.2c.8 4.8 7.6 4.8 8.4 0ZM9 9.4v.1m6-.1v.1",
} as const satisfies Record<FetchedIcon, string>;
