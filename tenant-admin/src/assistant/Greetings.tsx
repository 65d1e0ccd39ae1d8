import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { locale, phrase, t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import type { TabProps } from './tab';
import type { Greetings as Said } from './settings';

const LONGEST = 500;
/** Those that it answers in. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];
const NONE: Said = { newcomer: '', returning: '', vip: '' };

const FIELDS: readonly { to: keyof Said; label: string }[] = [
  { to: 'newcomer', label: phrase('To who is new here') },
  { to: 'returning', label: phrase('To who has ordered before') },
  { to: 'vip', label: phrase('To VIPs') },
];

export function Greetings({ site, draft, set, mayChange, saving }: TabProps) {
  const names = new Intl.DisplayNames([locale()], { type: 'language' });
  const [chosen, setChosen] = useState(LANGUAGES.find((tag) => site.locale.startsWith(tag)) ?? 'en');
  const tags = [...new Set([...Object.keys(draft.greetings), ...LANGUAGES])];
  const own = draft.greetings[chosen] ?? NONE;
  return (
    <Card
      id="greetings"
      title={t('Greetings')}
      intro={t(
        'What it answers to a “hello”, in place of its own words. {name} becomes the first name, if it is known.',
        {
          name: '{name}',
        },
      )}
    >
      <div className={page['form']}>
        <Select
          label={t('In')}
          allowDeselect={false}
          data={tags.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
          value={chosen}
          onChange={(tag) => setChosen(tag ?? chosen)}
        />
        {FIELDS.map(({ to, label }) => (
          <Textarea
            key={to}
            label={t(label)}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={LONGEST}
            lang={chosen}
            dir="auto"
            disabled={!mayChange || saving}
            value={own[to]}
            onChange={(event) =>
              set({ greetings: { ...draft.greetings, [chosen]: { ...own, [to]: event.currentTarget.value } } })
            }
          />
        ))}
      </div>
    </Card>
  );
}
