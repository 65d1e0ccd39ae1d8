import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import { parseMarkdown, type Block, type Inline } from "./markdown";

/** `open`: the words still come. */
export function RichText(props: { readonly source: string; readonly open?: boolean }): JSX.Element {
  const { source, open } = props;
  const blocks = useMemo(() => parseMarkdown(source, open), [source, open]);
  return <div class="rich">{blocks.map(block)}</div>;
}

/** A link out of the conversation: never with the opener, and in its own tab unless it stays within the shop. */
export function Anchor(props: {
  readonly href: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const inShop = props.href.startsWith(`${location.origin}/`);
  return (
    <a
      class={props.class}
      href={props.href}
      rel="noopener noreferrer nofollow"
      target={inShop ? undefined : "_blank"}
    >
      {props.children}
    </a>
  );
}

function block(it: Block, key: number): JSX.Element {
  switch (it.type) {
    case "paragraph":
      return <p key={key}>{it.inlines.map(inline)}</p>;
    case "code":
      return (
        <pre key={key} tabIndex={0}>
          <code>{it.text}</code>
        </pre>
      );
    case "table":
      return (
        <div key={key} class="table" role="group" ref={reach}>
          <table>
            {it.rows.map((cells, at) => (
              <tr key={at}>
                {cells.map((cell, index) =>
                  at ? (
                    <td key={index}>{cell.map(inline)}</td>
                  ) : (
                    <th key={index} scope="col">
                      {cell.map(inline)}
                    </th>
                  ),
                )}
              </tr>
            ))}
          </table>
        </div>
      );
    case "list": {
      const items = it.items.map((item, index) => <li key={index}>{item.map(inline)}</li>);
      return it.ordered ? (
        <ol key={key} start={it.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
  }
}

/** Who has no pointer scrolls a table that is too wide by the arrow keys. */
function reach(box: HTMLElement | null): void {
  if (!box) return;
  box.setAttribute("aria-label", box.innerText.split("\n", 1).join());
  new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }).observe(box);
}

function inline(it: Inline, key: number): ComponentChildren {
  switch (it.type) {
    case "text":
      return it.text;
    case "code":
      return <code key={key}>{it.text}</code>;
    case "strong":
      return <strong key={key}>{it.inlines.map(inline)}</strong>;
    case "em":
      return <em key={key}>{it.inlines.map(inline)}</em>;
    case "link":
      return (
        <Anchor key={key} href={it.href}>
          {it.inlines.map(inline)}
        </Anchor>
      );
    case "break":
      return <br key={key} />;
  }
}
