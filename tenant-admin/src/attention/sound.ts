const NOTES = [660, 880];
const NOTE_S = 0.09;
const LOUDNESS = 0.08;
/** Of several open tabs one is heard. */
const LOCK = 'chatflow-sound';
const LOCK_MS = 1_000;

let audio: AudioContext | null = null;

/** Two short notes. Silent where the browser allows no sound yet: it wants a click on the page first. */
export function play(): void {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) ring();
  else
    void locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (lock === null) return;
      ring();
      await new Promise((resolve) => setTimeout(resolve, LOCK_MS));
    });
}

function ring(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
  NOTES.forEach((frequency, index) => {
    if (audio === null) return;
    const start = audio.currentTime + index * NOTE_S;
    const tone = new OscillatorNode(audio, { frequency, type: 'sine' });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S * 2);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + NOTE_S * 2);
  });
}
