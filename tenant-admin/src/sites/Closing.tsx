import { Button, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import type { Site } from '../api/types';
import { t } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { exact } from '../ui/format';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import { useClosing } from './queries';
import { RemovedSites } from './RemovedSites';
import classes from './Sites.module.css';

interface ClosingProps {
  site: Site;
  mayChange: boolean;
}

/** Pausing the chat for a while, and deleting the site. */
export function Closing({ site, mayChange }: ClosingProps) {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <Pause site={site} mayChange={mayChange} />
      <Card
        id="delete"
        title={t('Delete the site')}
        intro={t(
          'The chat ends on its pages, and its key and secrets open nothing any more. Conversations, orders and settings stay for 30 days, in which all of it can be restored; then they are deleted for good.',
        )}
      >
        <div className={page['foot']}>
          <Button
            variant="default"
            className={classes['danger'] ?? ''}
            disabled={!mayChange}
            onClick={() => setDeleting(true)}
          >
            {t('Delete …')}
          </Button>
          {!mayChange && <span className={page['intro']}>{t('Owners and admins can change this.')}</span>}
        </div>
      </Card>
      <RemovedSites mayRestore={mayChange} />
      {deleting && <Delete site={site} onClose={() => setDeleting(false)} />}
    </>
  );
}

function Pause({ site, mayChange }: ClosingProps) {
  const { suspend, resume } = useClosing();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const since = site.suspendedAt ?? null;

  const run = async (work: (site: Site) => Promise<boolean>) => {
    setAsking(false);
    setBusy(true);
    await work(site);
    setBusy(false);
  };

  return (
    <Card
      id="pause"
      title={since === null ? t('The chat is on') : t('The chat is paused')}
      intro={
        since === null
          ? t('While it is paused, shoppers see no chat. Conversations stay, and you can go on writing in them.')
          : t('Since {time}. Shoppers see no chat; you can go on writing in conversations.', { time: exact(since) })
      }
    >
      <div className={page['foot']}>
        {since === null ? (
          <Button variant="default" disabled={!mayChange} loading={busy} onClick={() => setAsking(true)}>
            {t('Pause the chat …')}
          </Button>
        ) : (
          <Button disabled={!mayChange} loading={busy} onClick={() => void run(resume)}>
            {t('Resume the chat')}
          </Button>
        )}
        {!mayChange && <span className={page['intro']}>{t('Owners and admins can change this.')}</span>}
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('Pause the chat of {name}?', { name: site.name })}
      >
        <p style={{ margin: '0 0 16px' }}>
          {t(
            'Who is chatting now is told at once that the chat is not available. What they wrote is kept, and they go on where they were once you resume it. New visitors see no chat within five minutes.',
          )}
        </p>
        <div className={page['foot']}>
          <Button data-autofocus onClick={() => void run(suspend)}>
            {t('Pause')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
            {t('Cancel')}
          </Button>
        </div>
      </Modal>
    </Card>
  );
}

/** The site's name is typed: nobody deletes the wrong one by a click too many. */
function Delete({ site, onClose }: { site: Site; onClose: () => void }) {
  const { remove } = useClosing();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const certain = typed.trim() === site.name.trim();

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!certain) return;
    setBusy(true);
    if (await remove(site)) return void navigate({ to: '/sites' });
    setBusy(false);
  };

  return (
    <Dialog onClose={onClose} title={t('Delete {name}?', { name: site.name })}>
      <form className={page['form']} onSubmit={(event) => void submit(event)} noValidate>
        <p style={{ margin: 0 }}>
          {t(
            'The shop’s pages lose their chat, and its server can’t send orders and carts any more. You can restore it for 30 days; then its conversations and data are deleted for good.',
          )}
        </p>
        <TextInput
          data-autofocus
          label={t('Type “{name}” to delete it', { name: site.name })}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={page['foot']}>
          <Button type="submit" color="red" disabled={!certain} loading={busy}>
            {t('Delete')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('Cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
