import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Contact, NewCoupon, StaffRole } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { money } from '../ui/format';
import { parseAmount } from './amount';
import { Ask } from './Ask';
import classes from './Orders.module.css';
import { useOnce, usePolicy } from './queries';
import { roleForAmount, roleForPercent, type Place } from './rules';

interface CouponProps {
  contact: Contact;
  currency: string | null;
  place: Place;
  onClose: () => void;
}

export function CouponDialog({ contact, currency, place, onClose }: CouponProps) {
  const { service } = useApp();
  const policy = usePolicy().data;
  const keyFor = useOnce();
  const [kind, setKind] = useState<'percent' | 'amount'>('percent');
  const [text, setText] = useState('10');
  const [expiresOn, setExpiresOn] = useState('');
  const percent = kind === 'percent' && /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
  const amountMinor = kind === 'amount' && currency !== null ? parseAmount(text, currency) : null;
  const amount = amountMinor === null || currency === null ? null : { amountMinor, currency };
  const ready = (percent !== null && percent >= 1 && percent <= 100) || (amountMinor !== null && amountMinor > 0);

  const needs = (): StaffRole | null => {
    if (policy === undefined || !ready) return null;
    if (amountMinor !== null) return roleForAmount(policy, amountMinor);
    return percent === null ? null : roleForPercent(policy, percent);
  };

  const ask = () => {
    const body: NewCoupon = {
      conversationId: place.conversationId,
      ...(amount === null ? { percent } : { amount }),
      ...(expiresOn !== '' && { expiresOn }),
    };
    return service.shop.coupon(contact.id, body, keyFor(body));
  };

  const choose = (value: string) => {
    setKind(value === 'amount' ? 'amount' : 'percent');
    setText(value === 'amount' ? '' : '10');
  };

  return (
    <Ask
      title={t('Give a coupon')}
      does={ready ? t('Give {value}', { value: amount === null ? `${percent} %` : money(amount) }) : t('Give')}
      needs={needs()}
      ready={ready}
      ask={ask}
      onClose={onClose}
    >
      <p className={classes['text']}>
        {contact.verified && contact.email
          ? t('The shop makes a code that works once, and only for {email}.', { email: contact.email })
          : t('The shop makes a code that works once, for whoever has it: the shop has not proved who this is.')}
      </p>
      {currency !== null && (
        <Radio.Group label={t('What it takes off')} value={kind} onChange={choose}>
          <div className={classes['choices']}>
            <Radio value="percent" label={t('A percentage')} />
            <Radio value="amount" label={t('An amount')} />
          </div>
        </Radio.Group>
      )}
      <TextInput
        data-autofocus
        label={kind === 'percent' ? t('Percent') : t('Amount in {currency}', { currency: currency ?? '' })}
        inputMode={kind === 'percent' ? 'numeric' : 'decimal'}
        error={
          text !== '' && !ready && (kind === 'percent' ? t('From 1 to 100.') : t('Write an amount such as 12.50.'))
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {policy !== undefined && kind === 'percent' && (
        <p className={classes['reason']}>
          {t('Agents give up to {percent} % by themselves.', { percent: policy.agentCouponPercent })}
        </p>
      )}
      <TextInput
        type="date"
        label={t('Last day')}
        description={t('It may stay empty.')}
        min={new Date().toISOString().slice(0, 10)}
        value={expiresOn}
        onChange={(event) => setExpiresOn(event.currentTarget.value)}
      />
    </Ask>
  );
}
