import { Skeleton, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import type { ActionPolicy } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { SaveBar } from '../sites/SaveBar';
import { useNotify } from '../ui/notices';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { parseAmount, typed } from './amount';
import classes from './Orders.module.css';
import { useOperations, usePolicy, useRefresh } from './queries';

/** Where the shop was asked for nothing yet. */
const USUAL_CURRENCY = 'EUR';

/**
 * Amounts count in the smallest unit of whatever currency an order has: they are shown in the one that the shop was asked
 * in last. `null` while that is not known yet.
 */
function useCurrency(): string | null {
  const { data, isPending } = useOperations({});
  if (isPending) return null;
  return data?.data.find(({ amount }) => amount != null)?.amount?.currency ?? USUAL_CURRENCY;
}

export function Policy({ mayChange }: { mayChange: boolean }) {
  const policy = usePolicy();
  const currency = useCurrency();
  return (
    <Card
      id="policy"
      title={t('How far each role may go')}
      intro={t(
        'For all refunds of an order, or one coupon, in the currency of the shop. Owners and admins need nobody.',
      )}
    >
      {policy.data === undefined || currency === null ? (
        <Skeleton height={160} aria-label={t('Loading')} />
      ) : (
        <Form key={JSON.stringify(policy.data)} policy={policy.data} currency={currency} mayChange={mayChange} />
      )}
    </Card>
  );
}

interface FormProps {
  policy: ActionPolicy;
  currency: string;
  mayChange: boolean;
}

function Form({ policy, currency: shops, mayChange }: FormProps) {
  // As it was when one began: amounts that are being written keep their meaning.
  const [currency] = useState(shops);
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const saved = {
    agent: typed({ amountMinor: policy.agentRefundMinor, currency }),
    supervisor: typed({ amountMinor: policy.supervisorRefundMinor, currency }),
    percent: String(policy.agentCouponPercent),
    agentsCancel: policy.agentsCancel,
  };
  const [draft, setDraft] = useState(saved);
  const [saving, setSaving] = useState(false);
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const agentRefundMinor = parseAmount(draft.agent, currency);
  const supervisorRefundMinor = parseAmount(draft.supervisor, currency);
  const agentCouponPercent = /^\d{1,3}$/.test(draft.percent.trim()) ? Number(draft.percent) : null;
  const amountFault = t('Write an amount such as 12.50.');

  const store = async (next: ActionPolicy, said: string, undo: ActionPolicy | null) => {
    try {
      await service.shop.savePolicy(next);
      await queries.invalidateQueries({ queryKey: ['shop policy'] });
      refresh();
      const action = undo && { label: t('Undo'), run: () => void store(undo, t('As it was before.'), null) };
      notify(said, action ? { action } : {});
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
    }
  };

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (agentRefundMinor === null || supervisorRefundMinor === null) return;
    if (agentCouponPercent === null || agentCouponPercent > 100) return;
    setSaving(true);
    const { agentsCancel } = draft;
    await store({ agentRefundMinor, supervisorRefundMinor, agentsCancel, agentCouponPercent }, t('Saved.'), policy);
    setSaving(false);
  };

  return (
    <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
      <div className={classes['pair']}>
        <TextInput
          label={t('Agents give back up to')}
          inputMode="decimal"
          rightSection={<span className={classes['currency']}>{currency}</span>}
          rightSectionWidth={52}
          disabled={!mayChange}
          error={agentRefundMinor === null && amountFault}
          value={draft.agent}
          onChange={(event) => set({ agent: event.currentTarget.value })}
        />
        <TextInput
          label={t('Supervisors give back up to')}
          inputMode="decimal"
          rightSection={<span className={classes['currency']}>{currency}</span>}
          rightSectionWidth={52}
          disabled={!mayChange}
          error={supervisorRefundMinor === null && amountFault}
          value={draft.supervisor}
          onChange={(event) => set({ supervisor: event.currentTarget.value })}
        />
        <TextInput
          label={t('Agents’ coupons, percent')}
          inputMode="numeric"
          disabled={!mayChange}
          error={(agentCouponPercent === null || agentCouponPercent > 100) && t('From 0 to 100.')}
          value={draft.percent}
          onChange={(event) => set({ percent: event.currentTarget.value })}
        />
      </div>
      <Switch
        label={t('Agents cancel orders')}
        disabled={!mayChange}
        checked={draft.agentsCancel}
        onChange={(event) => set({ agentsCancel: event.currentTarget.checked })}
      />
      <SaveBar
        changed={JSON.stringify(draft) !== JSON.stringify(saved)}
        saving={saving}
        mayChange={mayChange}
        onDiscard={() => setDraft(saved)}
      />
    </form>
  );
}
