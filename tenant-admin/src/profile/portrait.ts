/** Pixels of a side; the service makes it smaller still. */
const SIDE = 512;

/**
 * The middle of a picture as a square JPEG, upright as its camera says, so that every kind that the browser can read
 * will do and what else the file tells stays here. `null` where it is none.
 */
export async function portrait(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const side = Math.min(picture.width, picture.height);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SIDE, SIDE);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
}
