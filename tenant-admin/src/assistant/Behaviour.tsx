import { Select, Switch, TextInput } from '@mantine/core';
import { phrase, t } from '../i18n/i18n';
import { Choice } from '../sites/Choice';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Assistant.module.css';
import type { TabProps } from './tab';
import { Foot } from './Foot';
import { Greetings } from './Greetings';
import { HoursEditor } from './HoursEditor';
import { faults, usualHours, type Tone } from './settings';

const LONGEST_NAME = 40;

const TONES: Record<Tone, string> = {
  friendly: phrase('Warm, with a greeting before an answer and an offer after it.'),
  formal: phrase('Polite and at a distance.'),
  brief: phrase('The answer alone.'),
};

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'AUD', 'CAD'];

export function Behaviour(props: TabProps) {
  const { draft, set, mayChange, saving, save } = props;
  const wrong = faults(draft);
  const off = !mayChange || saving;
  const currencies = [...new Set([draft.currency, ...CURRENCIES])];
  return (
    <form
      className={page['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card
        id="when"
        title={t('When it answers')}
        intro={t('At other times, and while it is off, shoppers get people at once.')}
      >
        <div className={page['form']}>
          <Switch
            label={t('The assistant answers on this site')}
            disabled={off}
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
          {draft.enabled && (
            <>
              <Choice<'always' | 'hours'>
                legend={t('Hours')}
                value={draft.hours === null ? 'always' : 'hours'}
                options={{ always: t('Always'), hours: t('At these times') }}
                disabled={off}
                onChange={(value) => set({ hours: value === 'always' ? null : usualHours() })}
              />
              {draft.hours !== null && (
                <HoursEditor
                  hours={draft.hours}
                  disabled={off}
                  fault={wrong.hours === undefined ? null : t(wrong.hours)}
                  onChange={(hours) => set({ hours })}
                />
              )}
            </>
          )}
        </div>
      </Card>
      <Card id="voice" title={t('How it speaks')}>
        <div className={page['form']}>
          <TextInput
            label={t('Name')}
            description={t('It signs its messages with it.')}
            maxLength={LONGEST_NAME}
            disabled={off}
            error={wrong.name !== undefined && t(wrong.name)}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <div>
            <Choice<Tone>
              legend={t('Tone')}
              value={draft.tone}
              options={{ friendly: t('Friendly'), formal: t('Formal'), brief: t('Brief') }}
              disabled={off}
              onChange={(tone) => set({ tone })}
            />
            <p className={classes['hint']}>{t(TONES[draft.tone])}</p>
          </div>
        </div>
      </Card>
      <Greetings {...props} />
      <Card id="people" title={t('People besides')} intro={t('These are answered, and get a person too.')}>
        <div className={page['form']}>
          <Switch
            label={t('Customers marked as VIP')}
            disabled={off}
            checked={draft.vip}
            onChange={(event) => set({ vip: event.currentTarget.checked })}
          />
          <div className={classes['value']}>
            <TextInput
              label={t('Who asks about an order or a cart from this value on')}
              inputMode="decimal"
              description={t('Left empty, the value plays no part.')}
              disabled={off}
              error={wrong.orderValue !== undefined && t(wrong.orderValue)}
              value={draft.orderValue}
              onChange={(event) => set({ orderValue: event.currentTarget.value })}
            />
            <Select
              label={t('Currency')}
              allowDeselect={false}
              data={currencies}
              disabled={off}
              value={draft.currency}
              onChange={(currency) => set({ currency: currency ?? draft.currency })}
            />
          </div>
        </div>
      </Card>
      <Foot {...props} />
    </form>
  );
}
