import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Operation } from '../api/types';
import { t } from '../i18n/i18n';
import { OperationLine } from './OperationLine';
import classes from './Orders.module.css';
import { isOver } from './rules';

/** Of what is over, the latest are enough; what waits always shows. */
const SHOWN = 3;

export function OperationList({ operations }: { operations: readonly Operation[] }) {
  const [all, setAll] = useState(false);
  if (operations.length === 0) return null;
  const shown = operations.filter((one, index) => all || index < SHOWN || !isOver(one.state));
  return (
    <>
      <ul className={classes['operations']}>
        {shown.map((operation) => (
          <OperationLine key={operation.id} operation={operation} />
        ))}
      </ul>
      {shown.length < operations.length && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>
          {t('Show all {count}', { count: operations.length })}
        </Button>
      )}
    </>
  );
}
