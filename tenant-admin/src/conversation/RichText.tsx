import { memo, type ReactNode } from 'react';
import { parse, type Block, type Inline } from './markdown';
import classes from './RichText.module.css';

/** A message's text as elements; nothing in it is ever read as HTML. */
export const RichText = memo(function RichText({ text }: { text: string }) {
  return (
    <div className={classes['text']} dir="auto">
      {parse(text).map(block)}
    </div>
  );
});

function block(part: Block, index: number): ReactNode {
  switch (part.kind) {
    case 'paragraph':
      return (
        <p key={index}>
          {part.lines.map((line, at) => (
            <span key={at}>
              {at > 0 && <br />}
              {line.map(inline)}
            </span>
          ))}
        </p>
      );
    case 'list': {
      const lines = part.items.map((item, at) => <li key={at}>{item.map(inline)}</li>);
      return part.ordered ? (
        <ol key={index} start={part.start}>
          {lines}
        </ol>
      ) : (
        <ul key={index}>{lines}</ul>
      );
    }
    case 'code':
      return <pre key={index}>{part.text}</pre>;
  }
}

function inline(part: Inline, index: number): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code key={index}>{part.text}</code>;
    case 'strong':
      return <strong key={index}>{part.children.map(inline)}</strong>;
    case 'emphasis':
      return <em key={index}>{part.children.map(inline)}</em>;
    case 'link':
      return (
        <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.children.map(inline)}
        </a>
      );
  }
}
