/** Seconds of one voice message. */
export const longest = 120;

/** What browsers record, the best first; Safari knows only the last. */
const kinds = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
] as const;

/** A microphone that is on. */
export class Recording {
  private readonly parts: Blob[] = [];
  private readonly samples: Uint8Array<ArrayBuffer>;
  private readonly startedAt = performance.now();

  private constructor(
    private readonly stream: MediaStream,
    private readonly recorder: MediaRecorder,
    private readonly audio: AudioContext,
    private readonly analyser: AnalyserNode,
    private readonly ending: string,
  ) {
    this.samples = new Uint8Array(analyser.fftSize);
    recorder.addEventListener("dataavailable", ({ data }) => this.parts.push(data));
    // In slices: what was said so far is there, whatever happens to the last one.
    recorder.start(1_000);
  }

  /** Asks for the microphone; rejects where the shopper or the page forbids it. */
  static async start(): Promise<Recording> {
    const [type, ending] = kinds.find(([kind]) => MediaRecorder.isTypeSupported(kind)) ?? kinds[2];
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    try {
      const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32_000 });
      const audio = new AudioContext();
      const analyser = audio.createAnalyser();
      analyser.fftSize = 512;
      audio.createMediaStreamSource(stream).connect(analyser);
      return new Recording(stream, recorder, audio, analyser, ending);
    } catch (error) {
      for (const track of stream.getTracks()) track.stop();
      throw error;
    }
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1_000;
  }

  /** How loud it is now, from 0 to 1. */
  get loudness(): number {
    this.analyser.getByteTimeDomainData(this.samples);
    let loudest = 0;
    for (const sample of this.samples) loudest = Math.max(loudest, Math.abs(sample - 128) / 128);
    return Math.min(1, loudest * 1.6);
  }

  /** Turns the microphone off. */
  cancel(): void {
    if (this.recorder.state !== "inactive") this.recorder.stop();
    for (const track of this.stream.getTracks()) track.stop();
    void this.audio.close();
  }

  /** Turns it off and hands over what was said. */
  async finish(name: string): Promise<File> {
    const stopped = new Promise((resolve) =>
      this.recorder.addEventListener("stop", resolve, { once: true }),
    );
    const type = this.recorder.mimeType.split(";")[0] ?? "";
    if (this.recorder.state === "inactive") this.cancel();
    else {
      this.cancel();
      await stopped;
    }
    return new File(this.parts, `${name}.${this.ending}`, { type });
  }
}
