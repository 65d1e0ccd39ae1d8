import { describe, expect, test } from "vitest";
import { contrast, inkOn, parseColor } from "../../src/loader/color";
import { accentTokens, palettes, type Scheme } from "../../src/widget/look/tokens";

const schemes: readonly Scheme[] = ["light", "dark", "black"];
const accents = [
  "#2f5bea",
  "#d8ff3e",
  "#ffffff",
  "#000000",
  "#e0245e",
  "#808080",
  "#ff0000",
  "#767676",
  "#777777",
  "no colour",
];
const ratio = (one: string, other: string): number => contrast(parseColor(one), parseColor(other));

describe.each(schemes)("the %s scheme", (scheme) => {
  const palette = palettes[scheme];

  test("every text reaches 4.5:1 on every surface it stands on", () => {
    for (const ink of [palette.text, palette.muted]) {
      for (const surface of [palette.surface, palette.raised, palette.quiet])
        expect(ratio(ink, surface)).toBeGreaterThanOrEqual(4.5);
    }
    for (const tone of ["good", "warn", "danger"] as const) {
      expect(ratio(palette[tone], palette[`${tone}-soft`])).toBeGreaterThanOrEqual(4.5);
      expect(ratio(palette[tone], palette.surface)).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio(palette.text, palette["danger-soft"])).toBeGreaterThanOrEqual(4.5);
  });

  test("the composer's edge can be seen at 3:1", () => {
    expect(ratio(palette["line-strong"], palette.raised)).toBeGreaterThanOrEqual(3);
  });

  test.each(accents)("the accent %s can be read as fill and as text", (accent) => {
    const tokens = accentTokens(accent, scheme);
    const token = (name: string): string => tokens[name] ?? "";
    expect(ratio(token("on-fill"), token("fill"))).toBeGreaterThanOrEqual(4.5);
    for (const surface of [palette.surface, palette.raised, palette.quiet, token("accent-soft")]) {
      expect(ratio(token("accent-text"), surface)).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio(token("focus"), palette.surface)).toBeGreaterThanOrEqual(3);
    expect(ratio(token("fill"), palette.surface)).toBeGreaterThanOrEqual(1.6);
  });
});

test("white is taken wherever it can be read", () => {
  expect(inkOn(parseColor("#2f5bea"))).toBe("#ffffff");
  expect(inkOn(parseColor("#d8ff3e"))).toBe("#000000");
});
