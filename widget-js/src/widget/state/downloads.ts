import type { Attachment } from "../../protocol";
import { bearer } from "./session";

/** Fetches a file with the visitor's token, which never stands in an address, and hands it to the browser. */
export async function download(baseUrl: string, token: string, file: Attachment): Promise<void> {
  const response = await fetch(`${baseUrl}/api/v1/files/${encodeURIComponent(file.id)}`, {
    headers: bearer(token),
  });
  if (!response.ok) throw new Error(`file ${response.status}`);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
