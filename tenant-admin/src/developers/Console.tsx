import { ActionIcon, Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Sentence } from '../i18n/Sentence';
import { CopyButton } from '../ui/CopyButton';
import page from '../ui/Page.module.css';
import { Answer } from './Answer';
import classes from './Developers.module.css';
import { choicesOf, exampleOf, type ApiDocument, type Operation, type Parameter } from './openapi';
import { curlOf, isJson, missing, requestOf, send, type Draft, type Reply } from './request';

interface ConsoleProps {
  operation: Operation;
  document: ApiDocument;
}

/** One operation: what it takes, a try, and what came of it. */
export function Console({ operation, document }: ConsoleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [draft, setDraft] = useState<Draft>(() => ({ values: {}, body: bodyOf(operation, document) }));
  const [checked, setChecked] = useState(false);
  const [asking, setAsking] = useState(false);
  const { busy, reply, problem, run } = useTry();
  // What was chosen in the list is read from here on.
  useEffect(() => heading.current?.focus(), []);

  const request = requestOf(operation, draft);
  const lacking = checked ? missing(operation, draft) : [];
  const badBody = checked && operation.body !== null && !isJson(draft.body);
  const { method, path, parameters, blocked } = operation;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (missing(operation, draft).length > 0 || (operation.body !== null && !isJson(draft.body))) return;
    if (method === 'GET') void run(request);
    else setAsking(true);
  };
  const confirm = () => {
    setAsking(false);
    void run(request);
  };

  return (
    <section className={classes['console']} aria-labelledby="operation">
      <header className={classes['title']}>
        <ActionIcon
          className={classes['back'] ?? ''}
          size="lg"
          aria-label={t('Back to the list')}
          renderRoot={(props) => <Link to="/developers" search={{}} {...props} />}
        >
          <IconArrowLeft className="cf-turns" size={20} aria-hidden />
        </ActionIcon>
        <h2 id="operation" ref={heading} tabIndex={-1} className={classes['call']} dir="ltr">
          <span className={classes['method']} data-method={method}>
            {method}
          </span>
          <code className={classes['path']}>{path}</code>
        </h2>
      </header>
      <About operation={operation} />
      <form className={page['form']} onSubmit={submit} noValidate>
        {parameters.map((parameter) => (
          <Field
            key={`${parameter.in} ${parameter.name}`}
            parameter={parameter}
            choices={choicesOf(parameter.schema, document)}
            value={draft.values[parameter.name] ?? ''}
            problem={lacking.includes(parameter.name) ? t('Required') : null}
            onChange={(value) => setDraft({ ...draft, values: { ...draft.values, [parameter.name]: value } })}
          />
        ))}
        {operation.body !== null && (
          <Textarea
            label={t('Body')}
            classNames={{ input: classes['mono'] ?? '' }}
            dir="ltr"
            autosize
            minRows={3}
            maxRows={18}
            spellCheck={false}
            value={draft.body}
            error={badBody ? t('This is not JSON.') : null}
            onChange={(event) => setDraft({ ...draft, body: event.currentTarget.value })}
          />
        )}
        {blocked === null && (
          <div className={page['foot']}>
            <Button type="submit" loading={busy} leftSection={<IconSend className="cf-turns" size={16} aria-hidden />}>
              {t('Send')}
            </Button>
          </div>
        )}
      </form>
      {blocked !== 'file' && (
        <div className={classes['code']} role="group" aria-label={t('In a shell')} dir="ltr">
          <pre tabIndex={0}>{curlOf(request, location.origin)}</pre>
          <CopyButton value={curlOf(request, location.origin)} />
        </div>
      )}
      <div role="status" className={classes['reply']}>
        {problem !== null && <p className={classes['problem']}>{problem}</p>}
        {reply !== null && <Answer reply={reply} />}
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('Send {method} {path}?', { method, path: request.path })}
      >
        <p className={classes['question']}>{t('It may change real data, in your name.')}</p>
        <div className={page['foot']}>
          <Button data-autofocus onClick={confirm}>
            {t('Send')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
            {t('Cancel')}
          </Button>
        </div>
      </Modal>
    </section>
  );
}

function bodyOf({ body }: Operation, document: ApiDocument): string {
  return body === null ? '' : JSON.stringify(exampleOf(body, document), null, 2);
}

/** Sends, and keeps what came of it. */
function useTry() {
  const { session } = useApp();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [reply, setReply] = useState<Reply | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (request: ReturnType<typeof requestOf>) => {
    setBusy(true);
    setReply(null);
    setProblem(null);
    try {
      setReply(await send(request, session));
      // What the panel shows elsewhere may be another thing now.
      if (request.method !== 'GET') {
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'description' });
      }
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, reply, problem, run };
}

function About({ operation: { description, callers, blocked } }: { operation: Operation }) {
  return (
    <div className={classes['about']}>
      {description !== '' && (
        <p lang="en" dir="auto">
          {description}
        </p>
      )}
      <p className={classes['intro']}>
        <Sentence
          text="Caller: {caller}"
          with={{ caller: callers.length === 0 ? t('Everybody') : <code>{callers.join(', ')}</code> }}
        />
      </p>
      {blocked === 'token' && (
        <p className={classes['blocked']}>{t('It takes another token than yours, so it is not sent from here.')}</p>
      )}
      {blocked === 'file' && <p className={classes['blocked']}>{t('It takes a file, so it is not sent from here.')}</p>}
    </div>
  );
}

interface FieldProps {
  parameter: Parameter;
  choices: string[] | null;
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
}

function Field({ parameter: { name, required, description, schema }, choices, value, problem, onChange }: FieldProps) {
  const about = description ?? schema?.description;
  const shared = {
    label: <code>{name}</code>,
    ...(about !== undefined && { description: <span lang="en">{about}</span> }),
    withAsterisk: required === true,
    error: problem,
    value,
  };
  if (choices !== null)
    return <Select {...shared} clearable data={choices} onChange={(next) => onChange(next ?? '')} />;
  return (
    <TextInput
      {...shared}
      dir="ltr"
      spellCheck={false}
      autoComplete="off"
      placeholder={schema?.default === undefined ? '' : JSON.stringify(schema.default)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
