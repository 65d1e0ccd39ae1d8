import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { locale, t } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import page from '../ui/Page.module.css';
import { COMMON_LANGUAGES } from './settings';

/** A site that the chat is to stand on; ends on the page that tells how to put it there. */
export function AddSite({ onClose }: { onClose: () => void }) {
  const { service } = useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const [site, setSite] = useState({
    name: '',
    locale: COMMON_LANGUAGES.find((tag) => tag === locale().split('-')[0]) ?? 'en',
  });
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const names = new Intl.DisplayNames([locale()], { type: 'language' });
  const nameless = site.name.trim() === '';

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (nameless) return;
    setBusy(true);
    setProblem(null);
    try {
      const added = await service.addSite({ ...site, name: site.name.trim() }, key);
      await queries.invalidateQueries({ queryKey: ['sites'] });
      onClose();
      void navigate({ to: '/sites/$siteId/$tab', params: { siteId: added.id, tab: 'install' } });
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  };

  return (
    <Dialog onClose={onClose} title={t('Add a site')}>
      <form className={page['form']} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('Name')}
          description={t('Shoppers see it.')}
          maxLength={120}
          value={site.name}
          error={checked && nameless && t('A site needs a name.')}
          onChange={(event) => setSite({ ...site, name: event.currentTarget.value })}
        />
        <Select
          label={t('Language')}
          description={t('For shoppers whose browser asks for none of the chat’s languages. A page can set another.')}
          allowDeselect={false}
          data={COMMON_LANGUAGES.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
          value={site.locale}
          onChange={(tag) => setSite({ ...site, locale: tag ?? 'en' })}
        />
        <div role="alert">{problem !== null && <p style={{ margin: 0, color: 'var(--cf-danger)' }}>{problem}</p>}</div>
        <div className={page['foot']}>
          <Button type="submit" loading={busy}>
            {t('Add')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('Cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
