import type { Attachment } from "../../protocol";
import type { Extras, Upload, Uploader } from "../fetched";
import type { Later } from "./later";
import type { Sessions } from "./session";
import type { Store } from "./store";
import { whenReady, type WidgetState } from "./widget-state";

/** The way files take; what sends and shows them is fetched with the first. */
export class Files {
  private uploads: Uploader | null = null;

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

  private sender({ Uploads: Sender }: Extras): Uploader {
    // The token that holds now: that of a signed visitor is renewed every hour.
    const token = (): Promise<string> =>
      whenReady(this.state).then(() => this.sessions.token ?? "");
    return (this.uploads ??= new Sender(this.state, this.baseUrl, token));
  }
}
