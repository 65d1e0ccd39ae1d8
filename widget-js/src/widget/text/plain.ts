import { parseMarkdown, type Block, type Inline } from "./markdown";

/** The words of a message without the marks of Markdown, on one line; of a long one only what begins it. */
export function plain(text: string, longest = Infinity): string {
  const blocks = parseMarkdown(text.slice(0, longest), text.length > longest);
  return blocks.map(wordsOf).join(" ").replace(/\s+/g, " ").trim();
}

const together = (inlines: readonly Inline[]): string => inlines.map(wordsOf).join("");

function wordsOf(it: Block | Inline): string {
  switch (it.type) {
    case "text":
    case "code":
      return it.text;
    case "break":
      return " ";
    case "list":
      return it.items.map(together).join(", ");
    case "table":
      return it.rows.map((row) => row.map(together).join(", ")).join("; ");
    case "paragraph":
    case "strong":
    case "em":
    case "link":
      return together(it.inlines);
  }
}
