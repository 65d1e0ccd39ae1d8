import { describe, expect, test } from "vitest";
import { parseInline, parseMarkdown, type Inline } from "../../src/widget/text/markdown";
import { plain } from "../../src/widget/text/plain";

const text = (value: string): Inline => ({ type: "text", text: value });

describe("markdown", () => {
  test("bold, italic and code become spans", () => {
    expect(parseInline("a **b** *c* _d_ `e`", 0)).toEqual([
      text("a "),
      { type: "strong", inlines: [text("b")] },
      text(" "),
      { type: "em", inlines: [text("c")] },
      text(" "),
      { type: "em", inlines: [text("d")] },
      text(" "),
      { type: "code", text: "e" },
    ]);
  });

  test("marks that close nothing stay text", () => {
    for (const source of [
      "2 * 3 * 4",
      "order_id and user_id",
      "**open",
      "a ** b",
      "`",
      "[x](y",
      "****",
    ]) {
      expect(parseInline(source, 0)).toEqual([text(source)]);
    }
  });

  test("lists, ordered from their own number, stand apart from paragraphs", () => {
    expect(parseMarkdown("Two:\n- a\n- b\n\n3. c\n4. d")).toEqual([
      { type: "paragraph", inlines: [text("Two:")] },
      { type: "list", ordered: false, start: 1, items: [[text("a")], [text("b")]] },
      { type: "list", ordered: true, start: 3, items: [[text("c")], [text("d")]] },
    ]);
  });

  test("a list is flat, however its items are indented, and another kind of mark begins another", () => {
    expect(parseMarkdown("1. a\n     - b\n2. c").map((block) => block.type)).toEqual([
      "list",
      "list",
      "list",
    ]);
  });

  test("a table has a head with dashes below it", () => {
    const table = (...rows: readonly string[][]): unknown => ({
      type: "table",
      rows: rows.map((row) => row.map((cell) => (cell ? [text(cell)] : []))),
    });
    expect(parseMarkdown("Prices:\n| a | b |\n|:--|--:|\n| 1 | x \\| y |\n| 2 |\n\nEnd")).toEqual([
      { type: "paragraph", inlines: [text("Prices:")] },
      table(["a", "b"], ["1", "x | y"], ["2"]),
      { type: "paragraph", inlines: [text("End")] },
    ]);
    expect(parseMarkdown("a | b\n--- | ---\n1 | 2 | 3")).toEqual([table(["a", "b"], ["1", "2"])]);
    expect(parseMarkdown("| a |\r\n| - |")).toEqual([table(["a"])]);
    expect(parseMarkdown("| a || c |\n|-|-|-|")).toEqual([table(["a", "", "c"])]);
  });

  test("a line with a bar in it is none, nor are dashes that do not fit", () => {
    for (const source of [
      "a | b",
      "| a | b |\n| c | d |",
      "| a | b |\n|---|",
      "a\n---",
      "a | b\n---",
    ]) {
      expect(parseMarkdown(source).map((block) => block.type)).toEqual(["paragraph"]);
    }
  });

  test("a heading stands in bold, and a number with its sign stays one", () => {
    expect(parseMarkdown("## Returns\nare free, #1001 too")).toEqual([
      { type: "paragraph", inlines: [{ type: "strong", inlines: [text("Returns")] }] },
      { type: "paragraph", inlines: [text("are free, #1001 too")] },
    ]);
    expect(parseMarkdown("#1001")).toEqual([{ type: "paragraph", inlines: [text("#1001")] }]);
  });

  test("a line break within a paragraph stays", () => {
    expect(parseMarkdown("a\r\nb")).toEqual([
      { type: "paragraph", inlines: [text("a"), { type: "break" }, text("b")] },
    ]);
  });

  test("a fence keeps its text as it is, closed or not", () => {
    expect(parseMarkdown("```\n**x**\n```\ny")).toEqual([
      { type: "code", text: "**x**" },
      { type: "paragraph", inlines: [text("y")] },
    ]);
    expect(parseMarkdown("```js\n<b>")).toEqual([{ type: "code", text: "<b>" }]);
  });

  test("HTML is text", () => {
    const source = '<img src=x onerror="alert(1)">';
    expect(parseMarkdown(source)).toEqual([{ type: "paragraph", inlines: [text(source)] }]);
  });

  test("only http, https and mailto become links", () => {
    expect(parseInline("[a](https://a.example/b)", 0)).toEqual([
      { type: "link", href: "https://a.example/b", inlines: [text("a")] },
    ]);
    expect(parseInline("[a](mailto:a@b.example)", 0)[0]).toMatchObject({ type: "link" });
    for (const bad of [
      "javascript:alert(1)",
      " java\nscript:alert(1)",
      "data:text/html,x",
      "/root",
      "//h.example/x",
      "ftp://h.example",
    ]) {
      expect(parseInline(`[a](${bad})`, 0).some(({ type }) => type === "link")).toBe(false);
    }
  });

  test("a bare address ends before the sentence does", () => {
    expect(parseInline("See https://a.example/x?y=1).", 0)).toEqual([
      text("See "),
      { type: "link", href: "https://a.example/x?y=1", inlines: [text("https://a.example/x?y=1")] },
      text(")."),
    ]);
  });

  test("a backslash takes a mark's meaning away", () => {
    expect(parseInline("\\*a\\*", 0)).toEqual([text("*a*")]);
  });

  test("eight thousand marks end soon and deep nesting ends", () => {
    for (const mark of ["*", "_", "`", "[", "**a ", "[](", "_a ", "*a* ", "| ", "|-"]) {
      const source = mark.repeat(Math.floor(8_000 / mark.length));
      expect(parseMarkdown(source).length).toBe(1);
      expect(parseMarkdown(source, true).length).toBeLessThanOrEqual(1);
    }
  });
});

describe("the plain words", () => {
  test("are those that the reader sees, on one line", () => {
    expect(
      plain(
        "# Hi\n**Your** [order](https://a.example/) `1001`:\n- _one_ 2 * 3\n- two_three\n\n| a | b |\n|---|---|\n| c | **d** |\n```js\ncode\n```",
      ),
    ).toBe("Hi Your order 1001: one 2 * 3, two_three a, b; c, d code");
    expect(plain(" \n")).toBe("");
  });

  test("of a long message are cut where no mark is cut in two", () => {
    expect(plain("Your order is **on its way** now", 20)).toBe("Your order is on i");
    expect(plain("See [the page](https://a.example/) please", 20)).toBe("See");
    expect(plain("**short", 20)).toBe("**short");
  });
});
