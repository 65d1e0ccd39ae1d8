import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Attachment } from "../../protocol";
import { Icon } from "../look/icons";
import { download } from "../state/downloads";
import { useUi } from "../ui";

export function Attachments({ files }: { readonly files: readonly Attachment[] }): JSX.Element {
  return (
    <>
      {files.map((file) => (
        <File key={file.id} file={file} />
      ))}
    </>
  );
}

function File({ file }: { readonly file: Attachment }): JSX.Element {
  const { controller, words } = useUi();
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const fetchIt = async (): Promise<void> => {
    const { token } = controller;
    if (!token || state === "loading") return;
    setState("loading");
    try {
      await download(controller.bridge.site.baseUrl, token, file);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <button
        type="button"
        class="file"
        aria-busy={state === "loading"}
        onClick={() => void fetchIt()}
      >
        <Icon name="file" />
        <span class="info">
          <span class="unseen">{words.say("download")}</span>
          <span>{file.name}</span>
          <span class="sub">{words.bytes(file.size)}</span>
        </span>
      </button>
      {state === "failed" && (
        <p class="meta" data-state="failed" role="alert">
          {words.say("downloadFailed")}
        </p>
      )}
    </>
  );
}
