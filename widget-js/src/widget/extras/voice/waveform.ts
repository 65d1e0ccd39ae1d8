/** Bars of a drawn voice. */
export const bars = 40;

/** The loudness of each of `bars` equal parts, from 0 to 1, the loudest being 1. */
export function peaksOf(samples: Float32Array, count = bars): number[] {
  const part = Math.max(1, Math.floor(samples.length / count));
  const peaks = Array.from({ length: count }, (_, at) => {
    let loudest = 0;
    for (let sample = at * part; sample < (at + 1) * part; sample++)
      loudest = Math.max(loudest, Math.abs(samples[sample] ?? 0));
    return loudest;
  });
  const top = Math.max(...peaks, 0.01);
  return peaks.map((peak) => peak / top);
}

/** Draws bars from the start of the line; those before `share` are in full colour, the others faint. */
export function drawBars(canvas: HTMLCanvasElement, peaks: readonly number[], share: number): void {
  const density = Math.min(devicePixelRatio || 1, 2);
  const { clientWidth, clientHeight } = canvas;
  canvas.width = clientWidth * density;
  canvas.height = clientHeight * density;
  const pen = canvas.getContext("2d");
  if (!pen || !clientWidth) return;
  const style = getComputedStyle(canvas);
  const mirrored = style.direction === "rtl";
  pen.scale(density, density);
  pen.fillStyle = style.color;
  const step = clientWidth / bars;
  peaks.forEach((peak, at) => {
    const height = Math.max(2, peak * clientHeight);
    const left = mirrored ? clientWidth - (at + 1) * step : at * step;
    pen.globalAlpha = at / bars < share ? 1 : 0.35;
    pen.fillRect(left + step * 0.2, (clientHeight - height) / 2, step * 0.6, height);
  });
}

/** Minutes and seconds, as every player shows them. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
