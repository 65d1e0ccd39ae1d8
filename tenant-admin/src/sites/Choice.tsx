import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import classes from './Sites.module.css';

interface ChoiceProps<T extends string> {
  legend: string;
  value: T;
  options: Record<T, string>;
  disabled: boolean;
  /** They stand where they are on the screen, whichever way the language runs. */
  sides?: boolean;
  onChange: (value: T) => void;
}

/** One of a few. */
export function Choice<T extends string>({
  legend,
  value,
  options,
  disabled,
  sides = false,
  onChange,
}: ChoiceProps<T>) {
  const id = useId();
  const data = Object.entries<string>(options).map(([key, label]) => ({ value: key as T, label }));
  return (
    <div>
      <div id={id} className={classes['legend']}>
        {legend}
      </div>
      <SegmentedControl<T>
        fullWidth
        {...(sides && { dir: 'ltr' })}
        aria-labelledby={id}
        data={data}
        value={value}
        disabled={disabled}
        onChange={onChange}
      />
    </div>
  );
}
