import { describe, expect, test } from "vitest";
import { parseMarkdown, type Block, type Inline } from "../../src/widget/text/markdown";

/** What the reader sees, with a sign for each shape that it stands in. */
function seen(source: string, open: boolean): string {
  return parseMarkdown(source, open).map(block).join("");
}

function block(it: Block): string {
  switch (it.type) {
    case "paragraph":
      return `¶${inlines(it.inlines)}`;
    case "code":
      return `▮${it.text}`;
    case "list":
      return it.items.map((item) => `${it.ordered ? "№" : "•"}${inlines(item)}`).join("");
    case "table":
      return it.rows.map((row) => `▤${row.map((cell) => `▏${inlines(cell)}`).join("")}`).join("");
  }
}

/** A mark on each letter says how it looks, so that a letter that changes its look is noticed. */
function inlines(of: readonly Inline[], look = ""): string {
  return of.map((it) => inline(it, look)).join("");
}

function inline(it: Inline, look: string): string {
  switch (it.type) {
    case "break":
      return "⏎";
    case "text":
      return [...it.text].map((letter) => letter + look).join("");
    case "code":
      return [...it.text].map((letter) => `${letter}${look}c`).join("");
    case "strong":
    case "em":
      return inlines(it.inlines, `${look}${it.type === "em" ? "i" : "b"}`);
    case "link":
      return inlines(it.inlines, `${look}l`);
  }
}

const answer = `## Our *mugs*
Hello **Ann, *really* yes**, your order_id is \`1001\`.
See [the *returns*](https://shop.example/returns?a=1) page [1] or _this_:

- **Red** mug
- [Blue](https://shop.example/blue) \\*mug\\*
1. \`one\` thing
12) two

\`\`\`js
const a = "**no**" | [1];
\`\`\`
Prices, 2 * 3 = 6:

| Mug | *Price* | In \\| out |
|:----|-----:|---|
| **Red** | 12 € | [yes](https://shop.example/) |
| Blue | 8 € | \`no\` |

| Only a line with pipes
and | another.`;

const bare = `Prices, in **euros**:
Mug | *Price* | In \\| out
:--- | ---: | ---
**Red** | 12 € | [yes](https://shop.example/)
Blue | 8 € | \`no\`
\`Grey\` | 9 € | no
Green | 7 € | yes

That is all.`;

describe("a streamed answer", () => {
  test("only ever grows, letter by letter: nothing that stood is drawn otherwise or shows its marks", () => {
    const whole = seen(answer, false);
    for (let length = 0; length <= answer.length; length++) {
      const shown = seen(answer.slice(0, length), true).trimEnd();
      expect(whole.startsWith(shown), `${answer.slice(0, length)}\n→ ${shown}`).toBe(true);
    }
    expect(seen(answer, true)).toBe(whole);
  });

  test("shows no bar of a table without outer bars; only its first words stand as text until the dashes come", () => {
    const letters = (of: string): string => of.replace(/[¶▤▏⏎]/g, "").trimEnd();
    const whole = letters(seen(bare, false));
    for (let length = 0; length <= bare.length; length++) {
      const shown = letters(seen(bare.slice(0, length), true));
      expect(whole.startsWith(shown), `${bare.slice(0, length)}\n→ ${shown}`).toBe(true);
    }
    expect(seen(bare, true)).toBe(seen(bare, false));
  });

  test("that ends in the middle of a mark shows the words so far", () => {
    const halves = {
      "Your order is **on": "¶Your order is obnb",
      "Your order is **on the way*": "¶Your order is obnb btbhbeb bwbabyb",
      "See [our retu": "¶See ",
      "See [returns](htt": "¶See ",
      "As said [1": "¶As said ",
      "Use `npm": "¶Use ncpcmc",
      "So:\n``": "¶So:",
      "So:\n```js": "¶So:",
      "```\na\n``": "▮a\n",
      "So:\n-": "¶So:",
      "So:\n## ": "¶So:",
      "So:\n- **": "¶So:",
      "So:\n- a\n2": "¶So:•a",
      "So:\n| a | b": "¶So:",
      "So:\n| a | b |\n|--": "¶So:",
      "| a |\n|---|\n| **b": "▤▏a▤▏bb",
      "| a |\n|---|\n|": "▤▏a",
      "So:\na |": "¶So:⏎a",
      "So:\na | b\n": "¶So:⏎a",
      "So:\na | b\n--- | -": "¶So:⏎a",
      "a | b\n---|---\nc": "▤▏a▏b",
      "a | b\n---|---\nc |": "▤▏a▏b▤▏c",
      "a | b\nand": "¶a | b⏎and",
      "- a | b": "•a | b",
    };
    for (const [half, shown] of Object.entries(halves)) expect(seen(half, true), half).toBe(shown);
  });

  test("what turns out to be no mark stands as it was written", () => {
    for (const plain of ["2 * 3 *", "a [1] b [2]", "snake_case_", "`", "- ", "| a | b |\n| c"]) {
      expect(seen(plain, false).replace(/⏎/g, "\n").slice(1), plain).toBe(plain);
    }
  });
});
