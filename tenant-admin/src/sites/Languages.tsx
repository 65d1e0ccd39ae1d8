import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Site } from '../api/types';
import { locale, phrase, t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { useSaveSite } from './queries';
import { SaveBar } from './SaveBar';
import { COMMON_LANGUAGES, isLocale } from './settings';

const LONGEST_TEXT = 300;

/** The widget's words that a shop most likes to say itself, by their keys there. */
const OWN: readonly { key: string; label: string }[] = [
  { key: 'greeting', label: phrase('Greeting') },
  { key: 'subtitle', label: phrase('Below the greeting') },
  { key: 'starter1', label: phrase('First suggested question') },
  { key: 'starter2', label: phrase('Second suggested question') },
  { key: 'starter3', label: phrase('Third suggested question') },
  { key: 'composerPlaceholder', label: phrase('In the empty field') },
  { key: 'openChat', label: phrase('Name of the launcher for screen readers') },
];

export function Languages({ site, mayChange }: { site: Site; mayChange: boolean }) {
  const saveSite = useSaveSite(site);
  const saved = { locale: site.locale, texts: site.texts };
  const [draft, setDraft] = useState(saved);
  const [chosen, setChosen] = useState(site.locale);
  const [saving, setSaving] = useState(false);
  const wrong = !isLocale(draft.locale.trim());
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const off = !mayChange || saving;
  const names = new Intl.DisplayNames([locale()], { type: 'language' });
  const nameOf = (tag: string) => (isLocale(tag) ? (names.of(tag) ?? tag) : tag);
  const tags = [...new Set([site.locale, ...Object.keys(draft.texts), ...COMMON_LANGUAGES])];
  const own = draft.texts[chosen] ?? {};

  const say = (key: string, text: string) =>
    setDraft({ ...draft, texts: { ...draft.texts, [chosen]: { ...own, [key]: text } } });

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (wrong) return;
    setSaving(true);
    await saveSite({ locale: draft.locale.trim(), texts: draft.texts });
    setSaving(false);
  };

  return (
    <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
      <Card
        id="language"
        title={t('Language of the site')}
        intro={t('For shoppers whose browser asks for none of the chat’s languages. A page can set another.')}
      >
        <Autocomplete
          aria-label={t('Language of the site')}
          data={tags}
          maxLength={35}
          disabled={off}
          value={draft.locale}
          description={wrong ? undefined : nameOf(draft.locale.trim())}
          error={wrong && t('Use a language tag such as en or fr-CA.')}
          onChange={(value) => setDraft({ ...draft, locale: value })}
        />
      </Card>
      <Card
        id="words"
        title={t('Words of your own')}
        intro={t('In place of the chat’s, language by language. What is left empty is said as usual.')}
      >
        <div className={page['form']}>
          <Select
            label={t('In')}
            allowDeselect={false}
            data={tags.map((tag) => ({ value: tag, label: nameOf(tag) }))}
            value={chosen}
            onChange={(tag) => setChosen(tag ?? site.locale)}
          />
          {OWN.map(({ key, label }) => (
            <TextInput
              key={key}
              label={t(label)}
              maxLength={LONGEST_TEXT}
              lang={chosen}
              dir="auto"
              disabled={off}
              value={own[key] ?? ''}
              onChange={(event) => say(key, event.currentTarget.value)}
            />
          ))}
        </div>
      </Card>
      <SaveBar changed={changed} saving={saving} mayChange={mayChange} onDiscard={() => setDraft(saved)} />
    </form>
  );
}
