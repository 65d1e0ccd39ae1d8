import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Order } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Ask } from './Ask';
import { useOnce } from './queries';
import type { Place } from './rules';

const LONGEST = 4_000;

export function NoteDialog({ order, place, onClose }: { order: Order; place: Place; onClose: () => void }) {
  const { service } = useApp();
  const keyFor = useOnce();
  const [text, setText] = useState('');
  const [toCustomer, setToCustomer] = useState(false);
  const body = { ...place, text: text.trim(), toCustomer };
  return (
    <Ask
      title={t('Note to order {number}', { number: order.number })}
      does={toCustomer ? t('Send it to the customer') : t('Add the note')}
      needs="agent"
      ready={body.text !== ''}
      ask={() => service.shop.note(order.externalId, body, keyFor(body))}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label={t('Note')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        label={t('The shop mails it to the customer')}
        description={t('Otherwise only the shop’s people see it.')}
        checked={toCustomer}
        onChange={(event) => setToCustomer(event.currentTarget.checked)}
      />
    </Ask>
  );
}
