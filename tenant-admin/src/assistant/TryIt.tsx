import { Button, Select, Textarea } from '@mantine/core';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { explain, isRecord } from '../api/problem';
import type { Site, TrialAnswer } from '../api/types';
import { useApp } from '../app';
import { Card as DataCard } from '../conversation/Card';
import { Evidence } from '../conversation/Evidence';
import { RichText } from '../conversation/RichText';
import { locale, t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Assistant.module.css';
import { useVersions } from './queries';
import { settingsOf, type Draft } from './settings';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];
const LONGEST = 8_000;
const MOST_EARLIER = 40;
const AT_WORK = '';

interface Said {
  question: string;
  answer: TrialAnswer;
}

/** A conversation with the assistant as a shopper who is not signed in would have it; nothing of it is kept. */
export function TryIt({ site, draft, changed }: { site: Site; draft: Draft; changed: boolean }) {
  const { service } = useApp();
  const versions = (useVersions().data?.data ?? []).filter(({ status }) => status === 'ready');
  const names = new Intl.DisplayNames([locale()], { type: 'language' });
  const tags = [...new Set([site.locale, ...LANGUAGES])];
  const [language, setLanguage] = useState(site.locale);
  const [versionId, setVersionId] = useState(AT_WORK);
  const [log, setLog] = useState<readonly Said[]>([]);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const ask = async (question: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await service.assistant.attempt(site.id, {
        text: question,
        locale: language,
        earlier: log
          .flatMap((said) => [
            { byAssistant: false, text: said.question },
            { byAssistant: true, text: said.answer.text },
          ])
          .slice(-MOST_EARLIER),
        ...(changed && { settings: settingsOf(draft) }),
        ...(versionId !== AT_WORK && { versionId }),
      });
      setLog([...log, { question, answer }]);
      setText('');
    } catch (error) {
      setProblem(explain(error));
    }
    setBusy(false);
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void ask(text.trim());
  };

  return (
    <Card
      id="try"
      title={t('Try it')}
      intro={t('As a shopper who is not signed in. Nothing of it is kept, and nobody is called.')}
      action={
        log.length > 0 && (
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setLog([])}>
            {t('Begin anew')}
          </Button>
        )
      }
    >
      <div className={page['form']}>
        <div className={classes['with']}>
          <Select
            label={t('The shopper’s language')}
            allowDeselect={false}
            data={tags.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
            value={language}
            onChange={(tag) => setLanguage(tag ?? language)}
          />
          <Select
            label={t('Version')}
            allowDeselect={false}
            data={[
              { value: AT_WORK, label: t('What is at work') },
              ...versions.map(({ id, number }) => ({ value: id, label: t('Version {number}', { number }) })),
            ]}
            value={versionId}
            onChange={(value) => setVersionId(value ?? AT_WORK)}
          />
        </div>
        {changed && <p className={classes['unsaved']}>{t('With the changes that are not saved yet.')}</p>}
        {log.length > 0 && (
          <ol className={classes['talk']} aria-label={t('What was said')}>
            {log.map(({ question, answer }, index) => (
              <li key={index}>
                <p className={classes['asked']}>{question}</p>
                <Answer answer={answer} onChoose={(choice) => void ask(choice)} />
              </li>
            ))}
          </ol>
        )}
        {problem !== null && (
          <p role="alert" className={classes['fault']}>
            {problem}
          </p>
        )}
        <form className={classes['ask']} onSubmit={submit}>
          <Textarea
            className={classes['field'] ?? ''}
            aria-label={t('Your question')}
            placeholder={t('How long does delivery take?')}
            autosize
            maxRows={6}
            maxLength={LONGEST}
            lang={language}
            dir="auto"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
            }}
          />
          <Button
            type="submit"
            leftSection={<IconSend className="cf-turns" size={16} aria-hidden />}
            loading={busy}
            disabled={text.trim() === ''}
          >
            {t('Ask')}
          </Button>
        </form>
      </div>
    </Card>
  );
}

function Answer({ answer, onChoose }: { answer: TrialAnswer; onChoose: (choice: string) => void }) {
  const { data, trace } = answer;
  const choices = choicesOf(data['quickReplies']);
  return (
    <div className={classes['answer']}>
      {!answer.answersNow && <p className={classes['unsaved']}>{t('At this time it is off: people would answer.')}</p>}
      <RichText text={answer.text} />
      {typeof data['type'] === 'string' && <DataCard data={{ ...data, type: data['type'] }} />}
      {choices.length > 0 && (
        <div className={classes['choices']}>
          {choices.map((choice) => (
            <Button key={choice} variant="default" size="compact-sm" onClick={() => onChoose(choice)}>
              {choice}
            </Button>
          ))}
        </div>
      )}
      <details className={classes['why']}>
        <summary>{t('Why this answer?')}</summary>
        <Evidence trace={trace} />
      </details>
    </div>
  );
}

/** Texts, or `{text}` or `{label}`, as the widget shows them. */
function choicesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const text = isRecord(one) ? (one['text'] ?? one['label']) : one;
    return typeof text === 'string' && text !== '' ? [text] : [];
  });
}
