/** Two soft notes, made here: no file to fetch, nothing for a page's `media-src` to forbid. */
export function playSound(): void {
  try {
    const audio = new AudioContext();
    const volume = audio.createGain();
    volume.connect(audio.destination);
    for (const [pitch, from] of [
      [660, 0],
      [880, 0.12],
    ] as const) {
      const note = audio.createOscillator();
      note.frequency.value = pitch;
      note.connect(volume);
      note.start(audio.currentTime + from);
      note.stop(audio.currentTime + from + 0.14);
    }
    volume.gain.setValueAtTime(0.08, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.36);
    setTimeout(() => void audio.close(), 600);
  } catch {
    return;
  }
}
