import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useApp } from '../app';
import { useAsking } from '../auth/asking';
import { t } from '../i18n/i18n';
import type { StepState } from './progress';
import { Step } from './Step';
import classes from './Welcome.module.css';

export function FirstArticleStep({ state }: { state: StepState }) {
  const { service } = useApp();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, problem, ask } = useAsking();
  const missing = {
    title: title.trim() === '' ? t('What do shoppers ask?') : null,
    body: body.trim() === '' ? t('What do you answer?') : null,
  };

  const publish = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (missing.title !== null || missing.body !== null) return;
    ask(async () => {
      await service.publishArticle(title.trim(), body.trim());
      await queries.invalidateQueries({ queryKey: ['welcome', 'articles'] });
    });
  };

  return (
    <Step
      number={3}
      title={t('Teach the assistant its first answer')}
      intro={
        state === 'done'
          ? t('Published. The assistant answers from your articles, and shoppers find them in the help centre.')
          : t('What are you asked most? The assistant answers from your articles and names them as its source.')
      }
      state={state}
    >
      {state !== 'done' && (
        <form className={classes['form']} onSubmit={publish} noValidate>
          {problem !== null && (
            <p className={classes['problem']} role="alert">
              {problem}
            </p>
          )}
          <TextInput
            label={t('Question')}
            placeholder={t('How long does delivery take?')}
            maxLength={200}
            value={title}
            error={checked ? missing.title : null}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t('Answer')}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={20_000}
            value={body}
            error={checked ? missing.body : null}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          <Button type="submit" className={classes['go'] ?? ''} loading={busy}>
            {t('Publish')}
          </Button>
        </form>
      )}
    </Step>
  );
}
