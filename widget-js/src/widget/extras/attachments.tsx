import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Attachment } from "../../protocol";
import { Icon } from "../look/icons";
import { download, fetchFile } from "./downloads";
import { drawPicture } from "./pictures";
import { useUi } from "../ui";
import { dress } from "./dress";
import { bytesText } from "./amounts";
import { Player } from "./voice/player";

export function Attachments({ files }: { readonly files: readonly Attachment[] }): JSX.Element {
  dress(useUi().controller.bridge.shadow);
  return (
    <>
      {files.map((file) => (
        <Attached key={file.id} file={file} />
      ))}
    </>
  );
}

/** A voice plays where it stands; what this browser can't play is downloaded as any other file. */
function Attached({ file }: { readonly file: Attachment }): JSX.Element {
  const { controller } = useUi();
  const [playable, setPlayable] = useState(file.type.startsWith("audio/"));
  if (!playable) return <File file={file} />;
  return (
    <Player
      name={file.name}
      load={() => fetchFile(controller.bridge.site.baseUrl, controller.token ?? "", file)}
      onFail={() => setPlayable(false)}
    />
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
        data-picture={isPicture(file) ? "" : undefined}
        aria-busy={state === "loading"}
        onClick={() => void fetchIt()}
      >
        {isPicture(file) ? <Picture file={file} /> : <Icon name="file" />}
        <span class="info">
          <span class="unseen">{words.say("download")}</span>
          <span>{file.name}</span>
          <span class="sub">{bytesText(words, file.size)}</span>
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

/** Bytes up to which a picture is fetched without being asked for. */
const smallPicture = 6_000_000;

function isPicture({ type, size }: Attachment): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)$/.test(type) && size <= smallPicture;
}

function Picture({ file }: { readonly file: Attachment }): JSX.Element {
  const { controller } = useUi();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { token, bridge } = controller;
    const place = canvas.current;
    if (!token || !place) return;
    fetchFile(bridge.site.baseUrl, token, file)
      .then((picture) => drawPicture(place, picture, 260, false))
      // Its name stands below and its bytes can still be asked for.
      .catch(() => undefined);
  }, [file.id]);
  const { width = 0, height = 0 } = file;
  const ratio = width && height ? width / height : 4 / 3;
  const edge = Math.min(260, width || 260, ratio < 1 ? 260 * ratio : 260);
  return (
    <canvas
      ref={canvas}
      class="picture"
      aria-hidden="true"
      width={Math.round(edge)}
      height={Math.round(edge / ratio)}
    />
  );
}
