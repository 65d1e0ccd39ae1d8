import { Button, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import type { Site } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { exact } from '../ui/format';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { read } from './jwt';
import classes from './Sites.module.css';

type State =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'checked'; token: string; fault: string | null }
  | { kind: 'failed'; why: string };

/** Paste a token, learn what is wrong with it. The service verifies it: the secret never leaves it. */
export function Identity({ site, mayChange }: { site: Site; mayChange: boolean }) {
  const { service } = useApp();
  const [token, setToken] = useState('');
  const [state, setState] = useState<State>({ kind: 'idle' });

  const check = async (event: SyntheticEvent) => {
    event.preventDefault();
    setState({ kind: 'busy' });
    try {
      const { valid, fault } = await service.checkIdentity(site.id, token.trim());
      setState({ kind: 'checked', token: token.trim(), fault: valid ? null : (fault ?? t('It is not valid.')) });
    } catch (error) {
      setState({ kind: 'failed', why: explain(error) });
    }
  };

  return (
    <Card
      id="checker"
      title={t('Check an identity token')}
      intro={t(
        'The shop’s server signs a token for whoever is logged in, and orders open to nobody else. Paste one to learn what is wrong with it; nothing of it is kept.',
      )}
    >
      <form className={page['form']} onSubmit={(event) => void check(event)}>
        <Textarea
          label={t('Token')}
          placeholder="eyJhbGciOiJIUzI1NiJ9.…"
          classNames={{ input: classes['token'] ?? '' }}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={8_192}
          spellCheck={false}
          disabled={!mayChange}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <div className={page['foot']}>
          <Button type="submit" loading={state.kind === 'busy'} disabled={!mayChange || token.trim() === ''}>
            {t('Check')}
          </Button>
          {!mayChange && <span className={classes['secretFacts']}>{t('Owners and admins can change this.')}</span>}
        </div>
        <div role="status" aria-live="polite">
          {state.kind === 'failed' && <p className={classes['verdict']}>{state.why}</p>}
          {state.kind === 'checked' && (
            <>
              <p className={classes['verdict']} data-valid={state.fault === null}>
                {state.fault === null ? (
                  <IconCircleCheck size={18} aria-hidden />
                ) : (
                  <IconCircleX size={18} aria-hidden />
                )}
                {state.fault ?? t('The token is valid: this shopper is recognised.')}
              </p>
              <Told site={site} token={state.token} />
            </>
          )}
        </div>
      </form>
    </Card>
  );
}

/** What the token says, beside what it should say. */
function Told({ site, token }: { site: Site; token: string }) {
  const claims = read(token);
  if (claims === null) return null;
  const { header, payload } = claims;
  const lines: [name: string, says: unknown, should: string][] = [
    ['alg', header['alg'], 'HS256'],
    ['aud', payload['aud'], site.siteKey],
    ['sub', payload['sub'], t('the shop’s id of the customer')],
    ['iat', time(payload['iat']), t('when it was signed')],
    ['exp', time(payload['exp']), t('at most an hour after iat, and not yet over')],
  ];
  return (
    <table className={classes['claims']}>
      <thead>
        <tr>
          <th scope="col">{t('Claim')}</th>
          <th scope="col">{t('It says')}</th>
          <th scope="col">{t('It should say')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, says, should]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{says === undefined ? t('nothing') : typeof says === 'string' ? says : JSON.stringify(says)}</td>
            <td>{should}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function time(claim: unknown): unknown {
  return typeof claim === 'number' && Number.isFinite(claim) && Math.abs(claim) < 8.64e12
    ? exact(new Date(claim * 1_000).toISOString())
    : claim;
}
