import { describe, expect, test } from "vitest";
import english from "../../src/widget/languages/en.json";
import { moneyText } from "../../src/widget/extras/amounts";
import { fill } from "../../src/widget/texts";
import { Words } from "../../src/widget/text/words";

describe("words", () => {
  const words = new Words("en-GB", "en", english, {
    greeting: "Moin!",
    queuePosition: "Platz {position}",
  });

  test("the site's own texts come first", () => {
    expect(words.say("greeting")).toBe("Moin!");
    expect(words.say("queuePosition", { position: 3 })).toBe("Platz 3");
    expect(words.say("send")).toBe("Send");
  });

  test("values are put in as they are, never read as places again", () => {
    expect(fill("Hello {name}", { name: "{name} $& <b>" })).toBe("Hello {name} $& <b>");
    expect(fill("Hello {nobody}", {})).toBe("Hello {nobody}");
  });

  test("money follows the currency's digits", () => {
    expect(moneyText(words, 1999, "EUR")).toBe("€19.99");
    expect(moneyText(words, 1999, "JPY")).toBe("JP¥1,999");
    expect(moneyText(words, 1999, "nonsense")).toBe("19.99 nonsense");
  });

  test("days are told as people do", () => {
    const now = new Date(2026, 10, 20, 9);
    expect(words.day(new Date(2026, 10, 20, 1), now)).toBe("Today");
    expect(words.day(new Date(2026, 10, 19, 23), now)).toBe("Yesterday");
    expect(words.day(new Date(2026, 10, 16), now)).toBe("Monday");
    expect(words.day(new Date(2026, 9, 1), now)).toBe("1 October");
    expect(words.day(new Date(2025, 9, 1), now)).toBe("1 October 2025");
  });

  test("one and many differ", () => {
    expect(words.count("queueMinutes", 1)).toBe("About 1 min.");
    expect(words.count("queueMinutes", 5)).toBe("About 5 min.");
  });

  test("an unknown locale falls back instead of failing", () => {
    expect(moneyText(new Words("not a locale!", "en", english, {}), 100, "EUR")).toContain("1.00");
  });
});
