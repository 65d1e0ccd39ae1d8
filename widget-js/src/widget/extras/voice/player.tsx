import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../look/icons";
import { useUi } from "../../ui";
import { clockOf, drawBars, peaksOf } from "./waveform";

interface PlayerProps {
  readonly name: string;
  /** Asked for with the first play. */
  readonly load: () => Promise<Blob>;
  /** The browser can't read it, or it can't be had. */
  readonly onFail: () => void;
}

/**
 * Plays a voice out of memory: nothing for a strict page's `media-src` to forbid. Only one plays at a time, and none once
 * it is no longer shown.
 */
export function Player({ name, load, onFail }: PlayerProps): JSX.Element {
  const { words } = useUi();
  const [step, setStep] = useState<"idle" | "loading" | "playing">("idle");
  const [at, setAt] = useState(0);
  const sound = useRef<AudioBuffer | null>(null);
  const peaks = useRef<readonly number[]>([]);
  const stop = useRef<(() => void) | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const gone = useRef(false);
  const length = sound.current?.duration ?? 0;

  useEffect(() => {
    if (canvas.current)
      drawBars(
        canvas.current,
        peaks.current.length ? peaks.current : still,
        length ? at / length : 0,
      );
  });
  useEffect(
    () => () => {
      gone.current = true;
      stop.current?.();
    },
    [],
  );

  async function play(): Promise<void> {
    setStep("loading");
    const audio = new AudioContext();
    try {
      sound.current ??= await audio.decodeAudioData(await (await load()).arrayBuffer());
      peaks.current = peaksOf(sound.current.getChannelData(0));
      if (gone.current) return void audio.close();
      begin(audio, sound.current, at >= sound.current.duration - 0.05 ? 0 : at);
    } catch {
      void audio.close();
      setStep("idle");
      onFail();
    }
  }

  function begin(audio: AudioContext, buffer: AudioBuffer, from: number): void {
    silence?.();
    const source = audio.createBufferSource();
    source.buffer = buffer;
    source.connect(audio.destination);
    const startedAt = audio.currentTime - from;
    const timer = setInterval(
      () => setAt(Math.min(audio.currentTime - startedAt, buffer.duration)),
      100,
    );
    const end = (): void => {
      source.onended = null;
      clearInterval(timer);
      if (stop.current === end) stop.current = null;
      if (silence === end) silence = null;
      void audio.close();
      setStep("idle");
    };
    source.onended = () => {
      setAt(buffer.duration);
      end();
    };
    stop.current = silence = end;
    source.start(0, from);
    setStep("playing");
  }

  const playing = step === "playing";
  return (
    <div class="voice" role="group" aria-label={name}>
      <button
        type="button"
        class="send"
        aria-busy={step === "loading"}
        aria-label={words.say(playing ? "pause" : "play")}
        onClick={() => (playing ? stop.current?.() : step === "idle" && void play())}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <canvas ref={canvas} class="waves" aria-hidden="true" />
      <span class="clock">{length > 0 && clockOf(playing || at ? at : length)}</span>
    </div>
  );
}

/** Until it is loaded. */
const still: readonly number[] = Array.from(
  { length: 40 },
  (_, at) => 0.25 + 0.2 * Math.abs(Math.sin(at * 0.7)),
);

/** Ends what plays now. */
let silence: (() => void) | null = null;
