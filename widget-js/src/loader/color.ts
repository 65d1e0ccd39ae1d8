type Rgb = readonly [number, number, number];

/** `#rrggbb` only; anything else counts as the fallback, so that a bad setting never breaks the page. */
export function parseColor(hex: string, fallback = "#2f5bea"): Rgb {
  const text = /^#[0-9a-f]{6}$/i.test(hex) ? hex : fallback;
  const number = parseInt(text.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

export function formatColor(color: Rgb): string {
  return "#" + color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
}

/** Contrast ratio of WCAG 2.2, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** White where it can be read on the colour, else black: one of the two always reaches 4.5:1. */
export function inkOn(color: Rgb): "#ffffff" | "#000000" {
  return 1.05 / (luminance(color) + 0.05) >= 4.5 ? "#ffffff" : "#000000";
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map(
    (i) => (from[i] ?? 0) + ((to[i] ?? 0) - (from[i] ?? 0)) * share,
  ) as unknown as Rgb;
}

/** The colour nearest to `color` that reaches `ratio` on `surface`, moved towards black or white. */
export function readable(color: Rgb, surface: Rgb, ratio: number): Rgb {
  const pole: Rgb = luminance(surface) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(color, pole, share);
    if (contrast(candidate, surface) >= ratio) return candidate;
  }
  return pole;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
