import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../look/icons";
import { drawPicture } from "./pictures";
import type { Upload } from "../fetched";
import type { Words } from "../text/words";
import { useUi } from "../ui";
import { dress } from "./dress";
import { Player } from "./voice/player";
import { bytesText, percentText } from "./amounts";
import { largestFile, mostFiles } from "./uploads";

/** The files that go along with the next message. */
export function UploadTray({ uploads }: { readonly uploads: readonly Upload[] }): JSX.Element {
  dress(useUi().controller.bridge.shadow);
  return (
    <ul class="tray" role="list">
      {uploads.map((upload) => (
        <Waiting key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

function Waiting({ upload }: { readonly upload: Upload }): JSX.Element {
  const { controller, words } = useUi();
  const { file, state } = upload;
  const trouble = state.kind === "failed" ? troubleText(upload, state.code, words) : null;
  return (
    <li class="upload" data-state={state.kind}>
      {!file.type.startsWith("audio/") && <Preview file={file} />}
      <span class="info">
        {trouble ? (
          <span class="problem" role="alert">
            {trouble}
          </span>
        ) : file.type.startsWith("audio/") ? (
          <Player name={file.name} load={() => Promise.resolve(file)} onFail={() => undefined} />
        ) : (
          <>
            <span>{file.name}</span>
            <span class="sub">{bytesText(words, file.size)}</span>
          </>
        )}
        {state.kind === "sending" && (
          <progress
            value={state.share}
            max={1}
            aria-label={words.say("uploading", {
              name: file.name,
              percent: percentText(words, state.share),
            })}
          />
        )}
        {state.kind === "done" && (
          <span class="unseen" role="status">
            {words.say("uploaded", { name: file.name })}
          </span>
        )}
      </span>
      {state.kind === "failed" && state.retryable && (
        <button type="button" class="text-button" onClick={() => controller.files.retry(upload)}>
          {words.say("retry")}
        </button>
      )}
      <button
        type="button"
        class="icon-button small"
        aria-label={words.say("removeFile", { name: file.name })}
        onClick={() => controller.files.remove(upload.key)}
      >
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}

function Preview({ file }: { readonly file: File }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) void drawPicture(canvas.current, file, 40, true);
  }, [file]);
  return (
    <span class="preview" aria-hidden="true">
      <Icon name={file.type.startsWith("image/") ? "picture" : "page"} />
      {file.type.startsWith("image/") && <canvas ref={canvas} width={0} height={0} />}
    </span>
  );
}

function troubleText({ file }: Upload, code: string, words: Words): string {
  const { name } = file;
  switch (code) {
    case "file_too_large":
      return words.say("uploadTooLarge", { name, size: bytesText(words, largestFile) });
    case "file_type_refused":
      return words.say("uploadRefused", { name });
    case "file_empty":
      return words.say("uploadEmpty", { name });
    case "too_many_files":
      return words.say("tooManyFiles", { count: mostFiles });
    case "rate_limited":
      return words.say("failed_rate_limited");
    default:
      return words.say("uploadFailed", { name });
  }
}
