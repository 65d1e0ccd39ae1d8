import type { Attachment } from "../../protocol";
import type { Uploads } from "../extras/uploads";
import type { Extras } from "./extras";
import type { Later } from "./later";
import type { Sessions } from "./session";
import type { Store } from "./store";
import { whenReady, type WidgetState } from "./widget-state";

export type UploadState =
  /** `share` from 0 to 1. */
  | { readonly kind: "sending"; readonly share: number }
  | { readonly kind: "done"; readonly attachment: Attachment }
  | { readonly kind: "failed"; readonly code: string; readonly retryable: boolean };

/** A file on its way to the service; it goes along with the next message. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly state: UploadState;
}

/** The way files take; what sends and shows them is fetched with the first. */
export class Files {
  private uploads: Uploads | null = null;

  constructor(
    private readonly state: Store<WidgetState>,
    private readonly baseUrl: string,
    private readonly later: Later,
    private readonly sessions: Sessions,
  ) {}

  add(files: readonly File[]): void {
    this.later.use((extras) => this.sender(extras).add(files));
  }

  retry(upload: Upload): void {
    this.uploads?.retry(upload);
  }

  remove(key: string): void {
    this.uploads?.remove(key);
  }

  /** What is ready, for the message that now takes it along. */
  take(): Attachment[] {
    const { uploads } = this.state.get();
    this.state.set({ uploads: uploads.filter(({ state }) => state.kind !== "done") });
    return uploads.flatMap(({ state }) => (state.kind === "done" ? [state.attachment] : []));
  }

  private sender({ Uploads: Sender }: Extras): Uploads {
    // The token that holds now: that of a signed visitor is renewed every hour.
    const token = (): Promise<string> =>
      whenReady(this.state).then(() => this.sessions.token ?? "");
    return (this.uploads ??= new Sender(this.state, this.baseUrl, token));
  }
}
