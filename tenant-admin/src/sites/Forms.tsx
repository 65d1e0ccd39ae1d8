import { Switch } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Site } from '../api/types';
import { t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { Choice } from './Choice';
import { HoursCard } from './Hours';
import { useSaveSite } from './queries';
import { areHoursWrong, askingOf, FIELDS, withAsking, type Asking, type Field, type Reception } from './reception';
import { SaveBar } from './SaveBar';

/** What shoppers are asked before, instead of and after a conversation, and when people are there. */
export function Forms({ site, mayChange }: { site: Site; mayChange: boolean }) {
  const saveSite = useSaveSite(site);
  const [draft, setDraft] = useState<Reception>(site.reception);
  const [saving, setSaving] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(site.reception);
  const off = !mayChange || saving;
  const hours = draft.hours ?? null;
  const set = (patch: Partial<Reception>) => setDraft((before) => ({ ...before, ...patch }));

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (areHoursWrong(hours)) return;
    setSaving(true);
    await saveSite({ reception: draft });
    setSaving(false);
  };

  return (
    <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
      <Card
        id="before"
        title={t('Before the conversation')}
        intro={t('Asked once, with the first message, and only what is not known.')}
      >
        <div className={page['form']}>
          {FIELDS.map((field) => (
            <Choice<Asking>
              key={field}
              legend={labelOf(field)}
              value={askingOf(draft, field)}
              options={{ no: t('Not asked'), optional: t('Optional'), required: t('Required') }}
              disabled={off}
              onChange={(asking) => setDraft(withAsking(draft, field, asking))}
            />
          ))}
        </div>
      </Card>
      <Card id="around" title={t('In and after the conversation')}>
        <div className={page['form']}>
          <Switch
            label={t('Leave a message')}
            description={t('While nobody is there, who wants a person leaves a message with an e-mail address.')}
            disabled={off}
            checked={draft.leaveMessage}
            onChange={(event) => set({ leaveMessage: event.currentTarget.checked })}
          />
          <Switch
            label={t('Ask how it was')}
            description={t('Once the conversation is resolved. The answer stands in the conversation.')}
            disabled={off}
            checked={draft.survey}
            onChange={(event) => set({ survey: event.currentTarget.checked })}
          />
          <Switch
            label={t('Show what is behind links')}
            description={t('For links that you or the assistant send. ChatFlow looks, the shopper’s browser does not.')}
            disabled={off}
            checked={draft.linkPreviews}
            onChange={(event) => set({ linkPreviews: event.currentTarget.checked })}
          />
        </div>
      </Card>
      <HoursCard hours={hours} off={off} onChange={(next) => set({ hours: next })} />
      <SaveBar changed={changed} saving={saving} mayChange={mayChange} onDiscard={() => setDraft(site.reception)} />
    </form>
  );
}

function labelOf(field: Field): string {
  switch (field) {
    case 'name':
      return t('Name');
    case 'email':
      return t('E-mail');
    case 'phone':
      return t('Phone number');
  }
}
