import { Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { SaveBar } from '../sites/SaveBar';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { SYNONYMS, useDo, useSynonyms } from './queries';

const MOST_WORDS = 20;

export function Synonyms({ mayChange }: { mayChange: boolean }) {
  const synonyms = useSynonyms();
  if (synonyms.data === undefined) return null;
  const text = (synonyms.data.groups ?? []).map((group) => group.join(', ')).join('\n');
  return (
    <Card
      id="synonyms"
      title={t('Words for the same thing')}
      intro={t(
        'One group a line, with commas between the words: what is asked with one of them is found by the others.',
      )}
    >
      <Form key={text} saved={text} mayChange={mayChange} />
    </Card>
  );
}

function Form({ saved, mayChange }: { saved: string; mayChange: boolean }) {
  const { service } = useApp();
  const act = useDo();
  const [text, setText] = useState(saved);
  const [saving, setSaving] = useState(false);
  const groups = text
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
    .filter((group) => group.length > 0);
  const wrong = groups.some(
    (group) => group.length < 2 || group.length > MOST_WORDS || group.some((word) => /\s/.test(word)),
  );
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (wrong) return;
    setSaving(true);
    await act(() => service.assistant.saveSynonyms(groups), [SYNONYMS], t('Saved.'));
    setSaving(false);
  };
  return (
    <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
      <Textarea
        aria-label={t('Words for the same thing')}
        placeholder={t('mug, cup')}
        autosize
        minRows={3}
        maxRows={12}
        disabled={!mayChange}
        error={wrong && t('Two to twenty single words a line.')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SaveBar
        changed={text !== saved}
        saving={saving}
        mayChange={mayChange}
        who={t('Supervisors and above can change this.')}
        onDiscard={() => setText(saved)}
      />
    </form>
  );
}
