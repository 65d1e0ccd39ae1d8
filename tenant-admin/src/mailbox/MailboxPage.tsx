import { Anchor, Button, Loader, UnstyledButton } from '@mantine/core';
import { IconMail, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { explain, hasStatus } from '../api/problem';
import type { MailboxMessage } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Blank } from '../ui/Blank';
import { clock } from '../ui/format';
import { Logo } from '../ui/Logo';
import { pieces } from './links';
import classes from './Mailbox.module.css';

const LOOK_AGAIN_MS = 3_000;

/** Where the mails of a demo arrive, since it has no mail server. */
export function MailboxPage() {
  const { account } = useApp();
  const mails = useQuery({
    queryKey: ['mailbox'],
    queryFn: () => account.mailbox(),
    refetchInterval: LOOK_AGAIN_MS,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const list = mails.data?.data ?? [];
  const mail = list.find(({ id }) => id === chosen) ?? null;

  return (
    <div className={classes['page']}>
      <header className={classes['header']}>
        <Logo />
        <h1 className={classes['heading']}>{t('The demo’s mailbox')}</h1>
        <Anchor component={Link} to="/" size="sm" ml="auto">
          {t('To the panel')}
        </Anchor>
      </header>
      {mails.isPending ? (
        <Blank>
          <Loader size="sm" color="gray" aria-label={t('Loading')} />
        </Blank>
      ) : mails.isError && list.length === 0 ? (
        <Blank
          icon={<IconMail size={20} aria-hidden />}
          title={hasStatus(mails.error, 404) ? t('There is no mailbox here') : t('The mails could not be loaded')}
          hint={
            hasStatus(mails.error, 404)
              ? t('Mails of this ChatFlow go to a mail server, or you are not at the machine that it runs on.')
              : explain(mails.error)
          }
        >
          <Button variant="default" loading={mails.isFetching} onClick={() => void mails.refetch()}>
            {t('Try again')}
          </Button>
        </Blank>
      ) : list.length === 0 ? (
        <Blank
          icon={<IconMail size={20} aria-hidden />}
          title={t('No mails yet')}
          hint={t(
            'What ChatFlow sends by mail comes here: links to confirm an address, to choose a password, to join.',
          )}
        />
      ) : (
        <div className={classes['panes']} data-open={mail !== null || undefined}>
          <ul className={classes['list']} aria-label={t('Mails')}>
            {list.map((one) => (
              <li key={one.id}>
                <UnstyledButton
                  className={classes['row']}
                  aria-current={one.id === chosen || undefined}
                  onClick={() => setChosen(one.id)}
                >
                  <span className={classes['top']}>
                    <span className={classes['to']}>{one.recipient}</span>
                    <time dateTime={one.at}>{clock(one.at)}</time>
                  </span>
                  <span className={classes['subject']} dir="auto">
                    {one.subject}
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          {mail === null ? (
            <Blank
              icon={<IconRefresh size={20} aria-hidden />}
              title={t('Choose a mail')}
              hint={t('New ones appear by themselves.')}
            />
          ) : (
            <Mail mail={mail} onBack={() => setChosen(null)} />
          )}
        </div>
      )}
    </div>
  );
}

function Mail({ mail, onBack }: { mail: MailboxMessage; onBack: () => void }) {
  return (
    <article className={classes['mail']} aria-label={mail.subject}>
      <Button className={classes['back'] ?? ''} variant="default" size="xs" onClick={onBack}>
        {t('All mails')}
      </Button>
      <h2 className={classes['title']} dir="auto">
        {mail.subject}
      </h2>
      <p className={classes['facts']}>
        {t('From {sender} to {recipient}', { sender: mail.sender, recipient: mail.recipient })}
      </p>
      <div className={classes['text']} dir="auto">
        {pieces(mail.text).map((piece, at) =>
          piece.kind === 'link' ? (
            <a key={at} href={piece.href}>
              {piece.text}
            </a>
          ) : (
            <span key={at}>{piece.text}</span>
          ),
        )}
      </div>
    </article>
  );
}
