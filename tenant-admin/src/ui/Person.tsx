import { initials } from './format';
import classes from './Person.module.css';

interface PersonProps {
  name: string;
  size?: number;
  /** The assistant and shoppers look different from staff at a glance. */
  kind?: 'staff' | 'shopper' | 'assistant';
}

export function Person({ name, size = 28, kind = 'staff' }: PersonProps) {
  return (
    <span
      className={classes['person']}
      data-kind={kind}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.4) }}
      // Drawn by the style sheet: to screen readers and searches the letters are no text.
      data-initials={kind === 'assistant' ? '✦' : initials(name)}
      aria-hidden
    />
  );
}
