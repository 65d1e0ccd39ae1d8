import { Switch, TagsInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Site } from '../api/types';
import { t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { useSaveSite } from './queries';
import { SaveBar } from './SaveBar';
import { originOf } from './settings';

export function Origins({ site, mayChange }: { site: Site; mayChange: boolean }) {
  const saveSite = useSaveSite(site);
  const saved = { allowedOrigins: site.allowedOrigins, features: site.features };
  const [draft, setDraft] = useState(saved);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const off = !mayChange || saving;
  const { allowedOrigins, features } = draft;

  const setOrigins = (entered: string[]) => {
    const origins = entered.map((text) => originOf(text));
    const wrong = entered.find((_, index) => origins[index] === null);
    setProblem(wrong === undefined ? null : t('“{text}” is not a web address.', { text: wrong }));
    setDraft({ ...draft, allowedOrigins: [...new Set(origins.filter((origin) => origin !== null))] });
  };

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setSaving(true);
    await saveSite(draft);
    setSaving(false);
  };

  return (
    <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
      <Card
        id="origins"
        title={t('Where the chat may be used')}
        intro={t(
          'The addresses of your shop’s pages. Elsewhere the chat stays shut. While the list is empty, it opens on every page.',
        )}
      >
        <TagsInput
          label={t('Web addresses of the shop')}
          placeholder={allowedOrigins.length === 0 ? 'https://shop.example.com' : ''}
          disabled={off}
          value={allowedOrigins}
          error={problem}
          onChange={setOrigins}
          acceptValueOnBlur
        />
      </Card>
      <Card id="sight" title={t('What agents see')}>
        <div className={page['form']}>
          <Switch
            label={t('Show agents what a shopper is typing')}
            disabled={off}
            checked={features.draftPreview}
            onChange={(event) =>
              setDraft({ ...draft, features: { ...features, draftPreview: event.currentTarget.checked } })
            }
          />
          <Switch
            label={t('Show agents which page a shopper is on, before the first message too')}
            description={t('Only once the shopper has agreed.')}
            disabled={off}
            checked={features.liveView}
            onChange={(event) =>
              setDraft({ ...draft, features: { ...features, liveView: event.currentTarget.checked } })
            }
          />
        </div>
      </Card>
      <SaveBar changed={changed} saving={saving} mayChange={mayChange} onDiscard={() => setDraft(saved)} />
    </form>
  );
}
