import type { JSX } from "preact";
import type { Attachment, ConversationState, Entry } from "../protocol";
import type { Outgoing } from "./state/outbox";
import type { Question } from "./state/session";

/** What the app counts on of the parts that are fetched later, and what it hands them. */
export interface Extras {
  readonly Attachments: (props: { readonly files: readonly Attachment[] }) => JSX.Element;
  readonly Card: (props: { readonly entry: Entry }) => JSX.Element | null;
  readonly EmojiPicker: (props: { readonly onPick: (sign: string) => void }) => JSX.Element;
  readonly FormView: (props: { readonly form: Form }) => JSX.Element;
  readonly LinkPreview: (props: { readonly entry: Entry }) => JSX.Element | null;
  readonly Menu: (props: MenuProps) => JSX.Element;
  readonly Survey: (props: { readonly conversation: ConversationState }) => JSX.Element;
  readonly UploadTray: (props: { readonly uploads: readonly Upload[] }) => JSX.Element;
  readonly Uploads: new (
    list: UploadList,
    baseUrl: string,
    token: () => Promise<string>,
  ) => Uploader;
  readonly playSound: () => void;
}

export interface MenuProps {
  readonly conversation: ConversationState | null;
  readonly onDone: () => void;
}

/** What stands in the composer's place. */
export type Form =
  /** Before the first message, which waits for the answers. */
  | {
      readonly kind: "preChat";
      readonly questions: readonly Question[];
      readonly held: readonly Outgoing[];
    }
  | { readonly kind: "leave" }
  | { readonly kind: "voice" };

/** A file on its way to the service; it goes along with the next message. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly state: UploadState;
}

export type UploadState =
  /** `share` from 0 to 1. */
  | { readonly kind: "sending"; readonly share: number }
  | { readonly kind: "done"; readonly attachment: Attachment }
  | { readonly kind: "failed"; readonly code: string; readonly retryable: boolean };

/** Where the files stand that go along with the next message. */
export interface UploadList {
  get(): { readonly uploads: readonly Upload[] };
  set(change: { readonly uploads: readonly Upload[] }): void;
}

export interface Uploader {
  add(files: readonly File[]): void;
  retry(upload: Upload): void;
  remove(key: string): void;
}

/** Icons that come with them. */
export type FetchedIcon =
  "picture" | "save" | "bin" | "truck" | "box" | "play" | "pause" | `face_${1 | 2 | 3 | 4 | 5}`;
