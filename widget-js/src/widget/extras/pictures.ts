/**
 * Draws a picture into a canvas, at most `edge` CSS pixels high and wide (`cover`: exactly a square of it). A canvas needs
 * no `blob:` in a strict page's `img-src`. What the browser can't read leaves the canvas empty.
 */
export async function drawPicture(
  canvas: HTMLCanvasElement,
  picture: Blob,
  edge: number,
  cover: boolean,
): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(picture);
    const { width, height } = bitmap;
    const density = Math.min(devicePixelRatio || 1, 2);
    const scale = cover
      ? (edge * density) / Math.min(width, height)
      : Math.min(1, (edge * density) / Math.max(width, height));
    canvas.width = cover ? edge * density : Math.max(1, Math.round(width * scale));
    canvas.height = cover ? edge * density : Math.max(1, Math.round(height * scale));
    const [across, down] = [width * scale, height * scale];
    canvas
      .getContext("2d")
      ?.drawImage(bitmap, (canvas.width - across) / 2, (canvas.height - down) / 2, across, down);
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
