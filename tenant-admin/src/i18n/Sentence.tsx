import { Fragment, type ReactNode } from 'react';
import { t } from './i18n';

interface SentenceProps {
  text: string;
  /** What stands in place of `{name}`. */
  with: Readonly<Record<string, ReactNode>>;
}

/** A sentence with elements in it: each language puts them where they belong. */
export function Sentence({ text, with: values }: SentenceProps) {
  return t(text)
    .split(/(\{\w+\})/)
    .map((part, at) =>
      // Apart from the signs beside it, which run as the sentence does.
      part.startsWith('{') ? <bdi key={at}>{values[part.slice(1, -1)]}</bdi> : <Fragment key={at}>{part}</Fragment>,
    );
}
