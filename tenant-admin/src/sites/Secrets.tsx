import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problem';
import type { SecretKind, SecretState, Site } from '../api/types';
import { useApp } from '../app';
import { phrase, t } from '../i18n/i18n';
import { Sentence } from '../i18n/Sentence';
import { CopyButton } from '../ui/CopyButton';
import { date, exact } from '../ui/format';
import { useNow } from '../ui/now';
import classes from './Sites.module.css';

interface SecretInfo {
  kind: SecretKind;
  name: string;
  use: string;
}

const SECRETS: readonly SecretInfo[] = [
  {
    kind: 'site',
    name: phrase('Site secret'),
    use: phrase('The shop’s server uses it to send orders, carts and products.'),
  },
  {
    kind: 'identity',
    name: phrase('Identity secret'),
    use: phrase('The shop’s server signs with it who is logged in.'),
  },
  { kind: 'webhook', name: phrase('Webhook secret'), use: phrase('WooCommerce signs its webhooks with it.') },
];

export function Secrets({ site, mayChange }: { site: Site; mayChange: boolean }) {
  const [rotating, setRotating] = useState<SecretInfo | null>(null);
  return (
    <section className={classes['card']} aria-labelledby="secrets">
      <h2 id="secrets" className={classes['title']}>
        {t('Secrets')}
      </h2>
      <p className={classes['intro']}>
        {t('They belong on the shop’s server, never in a page. ChatFlow shows a secret once, when it is made.')}
      </p>
      {SECRETS.map((info) => (
        <SecretRow
          key={info.kind}
          info={info}
          state={site.secrets[info.kind] ?? null}
          {...(mayChange && { onRotate: () => setRotating(info) })}
        />
      ))}
      {rotating !== null && <Rotation site={site} info={rotating} onClose={() => setRotating(null)} />}
    </section>
  );
}

interface SecretRowProps {
  info: SecretInfo;
  state: SecretState | null;
  onRotate?: () => void;
}

function SecretRow({ info, state, onRotate }: SecretRowProps) {
  const now = useNow();
  const previous = state?.previousValidUntil ?? null;
  return (
    <div className={classes['secret']}>
      <div>
        <p className={classes['secretName']}>{t(info.name)}</p>
        <p className={classes['secretFacts']}>{t(info.use)}</p>
        <p className={classes['secretFacts']}>
          {state === null ? (
            t('None yet.')
          ) : (
            <>
              <Sentence
                text="{end}, made {date}."
                with={{
                  end: <span className={classes['hint']}>…{state.hint.replace(/^[….]+/, '')}</span>,
                  date: date(state.createdAt, now),
                }}
              />
              {previous !== null &&
                Date.parse(previous) > now &&
                ` ${t('The one before works until {time}.', { time: exact(previous) })}`}
            </>
          )}
        </p>
      </div>
      {onRotate && (
        <Button
          variant="default"
          onClick={onRotate}
          aria-label={t(state === null ? 'Create: {name}' : 'Rotate: {name}', { name: t(info.name) })}
        >
          {state === null ? t('Create') : t('Rotate')}
        </Button>
      )}
    </div>
  );
}

type Step = { kind: 'ask' } | { kind: 'working' } | { kind: 'made'; secret: string } | { kind: 'failed'; why: string };

function Rotation({ site, info, onClose }: { site: Site; info: SecretInfo; onClose: () => void }) {
  const { service } = useApp();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: 'ask' });
  // As it was when the dialog opened: the first of its kind leaves none behind that would go on working.
  const [first] = useState(site.secrets[info.kind] === undefined);
  const name = t(info.name);

  const rotate = async () => {
    setStep({ kind: 'working' });
    try {
      const { secret } = await service.rotateSecret(site.id, info.kind);
      setStep({ kind: 'made', secret });
      void queries.invalidateQueries({ queryKey: ['sites'] });
    } catch (error) {
      setStep({ kind: 'failed', why: explain(error) });
    }
  };

  const made = step.kind === 'made';
  return (
    <Modal
      opened
      onClose={onClose}
      title={made ? name : first ? t('Create: {name}', { name }) : t('Rotate: {name}', { name })}
      // It can't be shown again: only the button closes it.
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      withCloseButton={!made}
    >
      {made ? (
        <div className={classes['form']}>
          <p style={{ margin: 0 }}>
            {t('Copy it now: it is not shown again.')}
            {!first && ` ${t('The one before works for another 24 hours.')}`}
          </p>
          <div className={classes['code']}>
            <code>{step.secret}</code>
            <CopyButton value={step.secret} />
          </div>
          <Button onClick={onClose}>{t('I have stored it')}</Button>
        </div>
      ) : (
        <div className={classes['form']}>
          <p style={{ margin: 0 }}>
            {first
              ? t('The first secret of its kind is made for {site}.', { site: site.name })
              : t(
                  'A new secret is made for {site}. The current one works for another 24 hours, so that the shop’s server can be changed in between.',
                  { site: site.name },
                )}
          </p>
          {step.kind === 'failed' && (
            <p role="alert" style={{ margin: 0, color: 'var(--cf-danger)' }}>
              {step.why}
            </p>
          )}
          <div className={classes['foot']}>
            <Button loading={step.kind === 'working'} onClick={() => void rotate()}>
              {first ? t('Create') : t('Rotate')}
            </Button>
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('Cancel')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
