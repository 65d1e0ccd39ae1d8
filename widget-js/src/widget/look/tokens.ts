import type { Theme } from "../../loader/site-config";
import { formatColor, inkOn, mix, parseColor, readable } from "../../loader/color";

/**
 * Every colour, step, radius and duration of the panel. Rules name a token and never a value of their own.
 * Space is a multiple of 4 px (`--s1` = 4 px); text on its surface reaches 4.5:1 in both schemes (tested).
 */
const sizes = {
  s1: "4px",
  s2: "8px",
  s3: "12px",
  s4: "16px",
  s5: "20px",
  s6: "24px",
  s8: "32px",
  "text-small": "400 12px/16px var(--face)",
  "text-note": "400 13px/18px var(--face)",
  "text-body": "400 15px/22px var(--face)",
  "text-strong": "600 15px/20px var(--face)",
  "text-title": "600 20px/28px var(--face)",
  face: 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif',
  mono: "ui-monospace,SFMono-Regular,Menlo,Consolas,monospace",
  fast: "120ms",
  calm: "180ms",
};

/** The panel's edges by the site's size, in px. */
const panels = { compact: [360, 560], regular: [400, 640], large: [440, 720] } as const;

/** `black` is dark on pages that are black themselves. */
export type Scheme = "light" | "dark" | "black";

export function schemeOf({ mode, preset }: Theme, deviceIsDark: boolean): Scheme {
  if (preset === "black") return "black";
  return mode === "auto" ? (deviceIsDark ? "dark" : "light") : mode;
}

const light = {
  surface: "#ffffff",
  raised: "#ffffff",
  quiet: "#f1f2f5",
  line: "#e2e4e9",
  "line-strong": "#868d99",
  text: "#15171c",
  muted: "#5a616d",
  danger: "#b3261e",
  "danger-soft": "#fdecea",
  good: "#187443",
  "good-soft": "#e6f4ec",
  warn: "#8a5300",
  "warn-soft": "#fdf1dc",
  shadow: "0 2px 6px rgb(16 20 30/.08),0 16px 48px rgb(16 20 30/.18)",
};

const dark = {
  surface: "#15171b",
  raised: "#1b1e23",
  quiet: "#252930",
  line: "#2f343c",
  "line-strong": "#767e8b",
  text: "#eceef1",
  muted: "#a3abb7",
  danger: "#ff9a90",
  "danger-soft": "#3b211f",
  good: "#6bd3a0",
  "good-soft": "#183328",
  warn: "#f0bd6a",
  "warn-soft": "#382b14",
  shadow: "0 0 0 1px #2f343c,0 16px 48px rgb(0 0 0/.5)",
};

type Palette = Readonly<Record<keyof typeof light, string>>;

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light,
  dark,
  black: {
    ...dark,
    surface: "#000000",
    raised: "#0b0c0e",
    quiet: "#191b1f",
    line: "#2a2d33",
    shadow: "0 0 0 1px #2a2d33,0 16px 48px rgb(0 0 0/.6)",
  },
};

/** What one site's colour becomes on one scheme, corrected where it could not be read or seen. */
export function accentTokens(accent: string, scheme: Scheme): Readonly<Record<string, string>> {
  const palette = palettes[scheme];
  const surface = parseColor(palette.surface);
  const fill = readable(parseColor(accent), surface, 1.6);
  const soft = mix(fill, surface, 0.88);
  // Rounding to whole steps must not end just below 4.5.
  const text = readable(readable(fill, parseColor(palette.quiet), 4.55), soft, 4.55);
  return {
    fill: formatColor(fill),
    "on-fill": inkOn(fill),
    "accent-text": formatColor(text),
    "accent-soft": formatColor(soft),
    focus: formatColor(readable(fill, surface, 3.05)),
  };
}

/** Corners and edges as the site wants them; 12 px are round, 0 are square. */
function shapeTokens({ radius, size }: Theme): Readonly<Record<string, string>> {
  const [width, height] = panels[size];
  const px = (value: number): string => `${Math.round(value)}px`;
  return {
    radius: px(radius),
    "radius-tight": px(Math.min(4, radius)),
    "radius-inner": px(Math.min(8, radius)),
    "radius-panel": px(radius && radius + 4),
    "radius-pill": px((radius * 4) / 3),
    width: px(width),
    height: px(height),
  };
}

export function tokensCss(theme: Theme, scheme: Scheme): string {
  const tokens = {
    ...sizes,
    ...palettes[scheme],
    ...shapeTokens(theme),
    ...accentTokens(theme.accent, scheme),
  };
  const rules = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`);
  return `.root{color-scheme:${scheme === "light" ? scheme : "dark"};${rules.join(";")}}`;
}
