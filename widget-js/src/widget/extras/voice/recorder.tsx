import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../look/icons";
import { useUi } from "../../ui";
import { longest, Recording } from "./recording";
import { bars, clockOf, drawBars } from "./waveform";

/** Records in the composer's place; what was said becomes a file of the next message, to be heard before it is sent. */
export function Recorder(): JSX.Element {
  const { controller, words } = useUi();
  const [step, setStep] = useState<"asking" | "recording" | "denied">("asking");
  const [seconds, setSeconds] = useState(0);
  const recording = useRef<Recording | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    const heard: number[] = [];
    Recording.start().then(
      (started) => {
        if (gone) return started.cancel();
        recording.current = started;
        setStep("recording");
        timer = setInterval(() => {
          heard.push(started.loudness);
          if (canvas.current) drawBars(canvas.current, heard.slice(-bars), 1);
          setSeconds(started.seconds);
          if (started.seconds >= longest) void finish();
        }, 100);
      },
      () => !gone && setStep("denied"),
    );
    return () => {
      gone = true;
      clearInterval(timer);
      recording.current?.cancel();
    };
  }, []);

  useLayoutEffect(() => {
    // The button that was pressed is gone: the one that goes on has the focus.
    box.current?.querySelector<HTMLElement>("[data-next]")?.focus();
  }, [step]);

  async function finish(): Promise<void> {
    const now = recording.current;
    if (!now) return;
    recording.current = null;
    const file = await now.finish(words.say("voiceMessage"));
    controller.forms.close();
    controller.files.add([file]);
  }

  return (
    <div
      class="recorder"
      ref={box}
      role="group"
      aria-label={words.say("voiceMessage")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        controller.forms.close();
      }}
    >
      <button
        type="button"
        class="icon-button"
        data-next={step === "recording" ? undefined : ""}
        aria-label={words.say("cancel")}
        onClick={() => controller.forms.close()}
      >
        <Icon name="bin" />
      </button>
      {step === "denied" ? (
        <p class="problem" role="alert">
          {words.say("voiceDenied")}
        </p>
      ) : (
        <>
          <span class="unseen" role="status">
            {step === "recording" && words.say("voiceRecording")}
          </span>
          <span class="recording-dot" aria-hidden="true" />
          <canvas ref={canvas} class="waves" aria-hidden="true" />
          <span class="clock">{clockOf(longest - seconds)}</span>
          <button
            type="button"
            class="send"
            data-next={step === "recording" ? "" : undefined}
            disabled={step !== "recording"}
            aria-label={words.say("voiceDone")}
            onClick={() => void finish()}
          >
            <Icon name="check" />
          </button>
        </>
      )}
    </div>
  );
}
