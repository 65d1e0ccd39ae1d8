import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import { parseMarkdown, type Block, type Inline } from "./markdown";

export function RichText({ source }: { readonly source: string }): JSX.Element {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
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
