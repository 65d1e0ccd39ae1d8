import { Button } from '@mantine/core';
import { IconArrowsLeftRight, IconCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { isAtLeast, roleLabel } from '../people/roles';
import { Blank } from '../ui/Blank';
import { Logo } from '../ui/Logo';
import { Card, Page } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Connect.module.css';
import { backTo, backWithout, requestOf, type ConnectRequest } from './request';

/** A shop's plugin asks to be connected: who asks, to which account, and what it may do then. */
export function ConnectPage() {
  const request = requestOf(useSearch({ strict: false }));
  if (request === null) {
    return (
      <Blank
        icon={<IconPlugConnectedX size={20} aria-hidden />}
        title={t('This address is not complete')}
        hint={t('Go back to your shop and press Connect there again.')}
      />
    );
  }
  return <Ask request={request} />;
}

function Ask({ request }: { request: ConnectRequest }) {
  const { me } = useStaff();
  const { service } = useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mayConnect = isAtLeast(me.role, 'admin');
  const tenant = me.tenant?.name ?? '';

  const connect = async () => {
    setBusy(true);
    setProblem(null);
    const { platform, siteUrl, siteName, returnUrl, codeChallenge, locale } = request;
    try {
      const grant = await service.connect({ platform, siteUrl, siteName, returnUrl, codeChallenge, locale });
      location.assign(backTo(grant.redirectUrl, request.state));
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  };

  const may = [
    t('Show the chat on its pages'),
    t('Say who is logged in, so that their orders open'),
    ...(request.woocommerce ? [t('Send products, carts and orders')] : []),
    t('Read the conversations of its customers'),
  ];
  return (
    <Page title={t('Connect a shop')} narrow>
      <Card id="ask" title={t('{site} asks to be connected', { site: request.siteName })}>
        <div className={classes['parties']}>
          <div className={classes['party']}>
            <p className={classes['name']}>{request.siteName}</p>
            <p className={classes['fact']}>{new URL(request.siteUrl).host}</p>
          </div>
          <IconArrowsLeftRight size={20} aria-hidden />
          <div className={classes['party']}>
            <p className={classes['name']}>
              <Logo size={18} /> {tenant}
            </p>
            <p className={classes['fact']}>
              {me.name} · {t(roleLabel(me.role))}
            </p>
          </div>
        </div>
        <p className={classes['lead']}>{t('Then the shop’s server may:')}</p>
        <ul className={classes['may']}>
          {may.map((line) => (
            <li key={line}>
              <IconCheck size={16} aria-hidden /> {line}
            </li>
          ))}
        </ul>
        <div role="alert">{problem !== null && <p className={classes['problem']}>{problem}</p>}</div>
        {!mayConnect && (
          <p className={classes['problem']}>
            {t('Only owners and admins of {tenant} can connect a shop. Ask one of them to open this page.', { tenant })}
          </p>
        )}
        <div className={page['foot']}>
          {mayConnect && (
            <Button loading={busy} onClick={() => void connect()}>
              {t('Connect')}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={() => location.assign(backWithout(request))}>
            {t('Back to the shop')}
          </Button>
        </div>
      </Card>
    </Page>
  );
}
