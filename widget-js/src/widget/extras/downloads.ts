import type { Attachment } from "../../protocol";
import { bearer } from "../state/session";

/** Fetches a file with the visitor's token, which never stands in an address. */
export async function fetchFile(baseUrl: string, token: string, file: Attachment): Promise<Blob> {
  const response = await fetch(`${baseUrl}/api/v1/files/${encodeURIComponent(file.id)}`, {
    headers: bearer(token),
  });
  if (!response.ok) throw new Error(`file ${response.status}`);
  return response.blob();
}

/** Hands it to the browser, which saves it. */
export async function download(baseUrl: string, token: string, file: Attachment): Promise<void> {
  saveFile(await fetchFile(baseUrl, token, file), file.name);
}

export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
