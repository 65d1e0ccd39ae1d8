import { Badge, Slider, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Site, ThresholdPreview } from '../api/types';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { phrase, t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Assistant.module.css';
import type { TabProps } from './tab';
import { Foot } from './Foot';
import { percent } from './words';

const SETTLED_MS = 300;
const SHOWN = 20;

/** From how sure on it answers, and what that would have done with what was asked lately. */
export function Sureness(props: TabProps) {
  const { draft, set, mayChange, saving, save, site } = props;
  const off = !mayChange || saving;
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
        id="thresholds"
        title={t('How sure it has to be')}
        intro={t('Each article that is found has a sureness. Higher: fewer wrong answers, more for people to do.')}
      >
        <div className={classes['sliders']}>
          <Threshold
            label={t('It answers from')}
            value={draft.answer}
            disabled={off}
            onChange={(answer) => set({ answer, clarify: Math.min(draft.clarify, answer) })}
          />
          <Threshold
            label={t('It asks back, with choices, from')}
            value={draft.clarify}
            disabled={off}
            onChange={(clarify) => set({ clarify, answer: Math.max(draft.answer, clarify) })}
          />
          <p className={classes['hint']}>{t('Below that a person takes over.')}</p>
          <Switch
            label={t('Believe your categories from a sureness of your own')}
            description={t('Otherwise from the one that was fitted in the training.')}
            disabled={off}
            checked={draft.intent !== null}
            onChange={(event) => set({ intent: event.currentTarget.checked ? 0.5 : null })}
          />
          {draft.intent !== null && (
            <Threshold
              label={t('It believes a category from')}
              value={draft.intent}
              disabled={off}
              onChange={(intent) => set({ intent })}
            />
          )}
        </div>
      </Card>
      <Preview site={site} answer={draft.answer} clarify={draft.clarify} />
      <Foot {...props} />
    </form>
  );
}

interface ThresholdProps {
  label: string;
  value: number;
  disabled: boolean;
  onChange: (value: number) => void;
}

function Threshold({ label, value, disabled, onChange }: ThresholdProps) {
  return (
    <div>
      <div className={classes['threshold']}>
        <span>{label}</span>
        <output>{percent(value)}</output>
      </div>
      <Slider
        thumbLabel={label}
        min={0}
        max={1}
        step={0.01}
        label={null}
        disabled={disabled}
        value={value}
        onChange={onChange}
        thumbProps={{ 'aria-valuetext': percent(value) }}
      />
    </div>
  );
}

function Preview({ site, answer, clarify }: { site: Site; answer: number; clarify: number }) {
  const { service } = useApp();
  const [thresholds] = useDebouncedValue({ answer, clarify }, SETTLED_MS);
  const preview = useQuery({
    queryKey: ['assistant', 'preview', site.id, thresholds],
    queryFn: ({ signal }) => service.assistant.preview(site.id, thresholds, signal),
    placeholderData: keepPreviousData,
  });
  const intro = t('The latest questions of this site, at most a hundred, that articles decided: as now, and so.');
  return (
    <Card id="preview" title={t('What that would have done')} intro={intro}>
      {preview.isError && <p role="alert">{explain(preview.error)}</p>}
      {preview.data !== undefined && preview.data.questions === 0 && (
        <p className={classes['none']}>{t('No question has been decided by articles here yet.')}</p>
      )}
      {preview.data !== undefined && preview.data.questions > 0 && <Outcome preview={preview.data} />}
    </Card>
  );
}

const OUTCOMES = {
  answered: phrase('Answered'),
  asked_back: phrase('Asked back'),
  handed_over: phrase('Handed over'),
} as const;

function Outcome({ preview }: { preview: ThresholdPreview }) {
  const { before, after, changed } = preview;
  const rows = [
    [t(OUTCOMES.answered), before.answered, after.answered],
    [t(OUTCOMES.asked_back), before.askedBack, after.askedBack],
    [t(OUTCOMES.handed_over), before.handedOver, after.handedOver],
  ] as const;
  return (
    <>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('{count} questions', { count: preview.questions })}</th>
            <th scope="col">{t('Now')}</th>
            <th scope="col">{t('Then')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, now, then]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{now}</td>
              <td data-changed={now !== then || undefined}>{then}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > 0 && (
        <ul className={classes['cases']}>
          {changed.slice(0, SHOWN).map((one) => (
            <li key={`${one.conversationId}/${one.seq}`}>
              <Link to="/inbox/$list/$conversationId" params={{ list: 'open', conversationId: one.conversationId }}>
                {one.question === '' ? t('A question that was erased') : one.question}
              </Link>
              <span className={classes['change']}>
                <Badge color="gray">{t(OUTCOMES[one.before])}</Badge> → <Badge>{t(OUTCOMES[one.after])}</Badge>
                <span>{percent(one.sureness)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
