import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/problem';
import type { Me } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import page from '../ui/Page.module.css';
import { portrait } from './portrait';

/** One's face: chosen, replaced, taken away. */
export function Picture({ me }: { me: Me }) {
  const { service, session } = useApp();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Promise<string | null>, said: string) => {
    setBusy(true);
    try {
      const avatarUrl = await work();
      session.updateMe({ avatarUrl });
      notify(said);
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };

  const choose = async (file: File | null) => {
    if (file === null) return;
    const face = await portrait(file);
    if (face === null) {
      notify(t('This browser can’t read that picture.'), { tone: 'danger' });
      return;
    }
    await run(() => service.profile.savePicture(face), t('Colleagues and shoppers see your picture.'));
  };

  const remove = () =>
    run(async () => {
      await service.profile.removePicture();
      return null;
    }, t('Your picture is gone.'));

  return (
    <div className={page['foot']}>
      <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={busy}>
            {me.avatarUrl == null ? t('Choose a picture …') : t('Choose another picture …')}
          </Button>
        )}
      </FileButton>
      {me.avatarUrl != null && (
        <Button variant="subtle" color="gray" disabled={busy} onClick={() => void remove()}>
          {t('Remove the picture')}
        </Button>
      )}
    </div>
  );
}
