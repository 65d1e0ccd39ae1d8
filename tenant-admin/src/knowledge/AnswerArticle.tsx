import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Entry } from '../api/types';
import { useApp } from '../app';
import { useAsking } from '../auth/asking';
import { sideOf } from '../conversation/items';
import { t } from '../i18n/i18n';
import { useLiveConversation } from '../live/live';
import { useOnce } from '../orders/queries';
import { Blank } from '../ui/Blank';
import { Dialog } from '../ui/Dialog';
import { useNotify } from '../ui/notices';
import page from '../ui/Page.module.css';

const LONGEST_TITLE = 200;
const LONGEST_IN_LIST = 80;

interface AnswerArticleProps {
  conversationId: string;
  /** Of the site that the shopper wrote to. */
  locale: string;
  onClose: () => void;
}

/** Makes an article of what staff answered: what the assistant then says to everybody. */
export function AnswerArticle({ conversationId, locale, onClose }: AnswerArticleProps) {
  const entries = useLiveConversation(conversationId)?.entries ?? [];
  const answers = entries.filter(isAnswer);
  return (
    <Dialog onClose={onClose} size="lg" title={t('Make an article of an answer')}>
      {answers.length === 0 ? (
        <Blank title={t('Nobody from your team has answered here yet')} />
      ) : (
        <Form entries={entries} answers={answers} locale={locale} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface FormProps {
  entries: readonly Entry[];
  answers: readonly Entry[];
  locale: string;
  onClose: () => void;
}

function Form({ entries, answers, locale, onClose }: FormProps) {
  const { service } = useApp();
  const notify = useNotify();
  const keyFor = useOnce();
  const { busy, problem, ask } = useAsking();
  const [chosen, setChosen] = useState(() => answers.at(-1));
  const [title, setTitle] = useState(() => questionBefore(entries, chosen));
  const [body, setBody] = useState(chosen?.text ?? '');
  const [visibility, setVisibility] = useState<'public' | 'signed_in'>('public');

  const choose = (id: string | null) => {
    const next = answers.find((answer) => answer.id === id);
    if (next === undefined) return;
    setChosen(next);
    setTitle(questionBefore(entries, next));
    setBody(next.text ?? '');
  };
  const publish = (event: SyntheticEvent) => {
    event.preventDefault();
    const article = { title: title.trim(), body: body.trim(), locale, visibility };
    ask(async () => {
      await service.createArticle(article, keyFor(article));
      notify(t('{title} is published', { title: article.title }));
      onClose();
    });
  };

  return (
    <form className={page['form']} onSubmit={publish} noValidate>
      {problem !== null && <p role="alert">{problem}</p>}
      <Select
        label={t('Answer')}
        dir="auto"
        allowDeselect={false}
        data={answers.map(({ id, text }) => ({ value: id, label: shortened(text ?? '') }))}
        value={chosen?.id ?? null}
        onChange={choose}
      />
      <TextInput
        label={t('Question')}
        dir="auto"
        maxLength={LONGEST_TITLE}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('What the article says')}
        dir="auto"
        description={t('Take out what belongs to this person alone: names, addresses, numbers of orders.')}
        autosize
        minRows={4}
        maxRows={14}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Select
        label={t('Who may read it')}
        allowDeselect={false}
        data={[
          { value: 'public', label: t('Everybody') },
          { value: 'signed_in', label: t('Shoppers who are signed in') },
        ]}
        value={visibility}
        onChange={(value) => setVisibility(value === 'signed_in' ? 'signed_in' : 'public')}
      />
      <div className={page['foot']}>
        <Button type="submit" loading={busy} disabled={title.trim() === '' || body.trim() === ''}>
          {t('Publish as an article')}
        </Button>
      </div>
    </form>
  );
}

function isAnswer(entry: Entry): boolean {
  return sideOf(entry) === 'agent' && entry.erasedAt == null && (entry.text ?? '').trim() !== '';
}

/** What the shopper asked last before that. */
function questionBefore(entries: readonly Entry[], answer: Entry | undefined): string {
  const asked = entries.findLast(
    (entry) => answer !== undefined && entry.seq < answer.seq && sideOf(entry) === 'shopper' && entry.text != null,
  );
  return (asked?.text ?? '').slice(0, LONGEST_TITLE);
}

function shortened(text: string): string {
  return text.length > LONGEST_IN_LIST ? `${text.slice(0, LONGEST_IN_LIST)} …` : text;
}
