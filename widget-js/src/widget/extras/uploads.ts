import type { Attachment } from "../../protocol";
import type { Upload, Uploader, UploadList, UploadState } from "../fetched";

/** Bytes of one file that the service takes, and files in one message. */
export const largestFile = 20 * 1024 * 1024;
export const mostFiles = 10;

const final = new Set(["file_too_large", "file_type_refused", "file_empty", "too_many_files"]);

/** Sends files and says of each how far it is; a file that fails keeps its place, so that it can be sent again. */
export class Uploads implements Uploader {
  private readonly running = new Map<string, XMLHttpRequest>();
  private count = 0;

  constructor(
    private readonly state: UploadList,
    private readonly baseUrl: string,
    private readonly token: () => Promise<string>,
  ) {}

  add(files: readonly File[]): void {
    const { uploads } = this.state.get();
    const added = files.map((file, at): Upload => {
      const code =
        uploads.length + at >= mostFiles
          ? "too_many_files"
          : file.size > largestFile
            ? "file_too_large"
            : file.size === 0
              ? "file_empty"
              : null;
      const state: UploadState = code
        ? { kind: "failed", code, retryable: false }
        : { kind: "sending", share: 0 };
      return { key: `upload-${++this.count}`, file, state };
    });
    this.state.set({ uploads: [...uploads, ...added] });
    for (const { key, file, state } of added) if (state.kind === "sending") this.send(key, file);
  }

  retry({ key, file }: Upload): void {
    this.put(key, { kind: "sending", share: 0 });
    this.send(key, file);
  }

  remove(key: string): void {
    this.running.get(key)?.abort();
    this.running.delete(key);
    this.state.set({ uploads: this.state.get().uploads.filter((upload) => upload.key !== key) });
  }

  private send(key: string, file: File): void {
    this.token().then(
      (token) => this.post(key, file, token),
      () => this.fail(key, "connection_lost"),
    );
  }

  private post(key: string, file: File, token: string): void {
    if (!this.state.get().uploads.some((upload) => upload.key === key)) return;
    // `fetch` can't tell how far an upload is.
    const request = new XMLHttpRequest();
    this.running.set(key, request);
    request.open("POST", `${this.baseUrl}/api/v1/files`);
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) =>
      this.put(key, { kind: "sending", share: total ? loaded / total : 0 });
    request.onload = () => this.answered(key, request);
    request.onerror = request.ontimeout = () => this.fail(key, "connection_lost");
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  }

  private answered(key: string, request: XMLHttpRequest): void {
    this.running.delete(key);
    const body = (request.response ?? {}) as Partial<Attachment> & { readonly code?: string };
    if (request.status === 201 && typeof body.id === "string") {
      this.put(key, { kind: "done", attachment: body as Attachment });
    } else {
      // A proxy in between refuses by status alone.
      const code = body.code ?? (request.status === 413 ? "file_too_large" : "upload_failed");
      this.fail(key, code);
    }
  }

  private fail(key: string, code: string): void {
    this.running.delete(key);
    this.put(key, { kind: "failed", code, retryable: !final.has(code) });
  }

  private put(key: string, state: UploadState): void {
    const uploads = this.state
      .get()
      .uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload));
    this.state.set({ uploads });
  }
}
