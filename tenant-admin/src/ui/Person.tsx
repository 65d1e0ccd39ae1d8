import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { initials } from './format';
import classes from './Person.module.css';

interface PersonProps {
  /** `null` where it is not known: then there are no letters to draw. */
  name: string | null;
  /** Shown over the letters, where there is one and it can be had. */
  picture?: string | null | undefined;
  size?: number;
  /** The assistant and shoppers look different from staff at a glance. */
  kind?: 'staff' | 'shopper' | 'assistant';
}

export function Person({ name, picture, size = 28, kind = 'staff' }: PersonProps) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      className={classes['person']}
      data-kind={kind}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.4) }}
      // Drawn by the style sheet: to screen readers and searches the letters are no text.
      data-initials={kind === 'assistant' ? '✦' : name === null ? undefined : initials(name)}
      aria-hidden
    >
      {name === null && <IconUser size={Math.round(size * 0.6)} stroke={1.75} />}
      {picture != null && picture !== broken && <img src={picture} alt="" onError={() => setBroken(picture)} />}
    </span>
  );
}
