import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Category } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Card, Failed } from '../ui/Page';
import classes from './Assistant.module.css';
import { CategoryDialog } from './CategoryDialog';
import { CATEGORIES, useCategories, useCategorySets, useDo } from './queries';
import { Synonyms } from './Synonyms';
import { ACTIONS, setName } from './words';

/** What shoppers ask about, with examples of how they ask it; a training makes it known. */
export function Categories({ mayChange }: { mayChange: boolean }) {
  const categories = useCategories();
  const [open, setOpen] = useState<Category | 'new' | null>(null);
  const list = categories.data?.data ?? [];
  return (
    <>
      <Card
        id="categories"
        title={t('Categories')}
        intro={t(
          'What shoppers ask about, with examples of how they ask it. What you change here counts from the next training on.',
        )}
        action={
          mayChange && (
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
              {t('New category')}
            </Button>
          )
        }
      >
        {categories.isPending ? (
          <Skeleton height={96} aria-label={t('Loading')} />
        ) : categories.isError && list.length === 0 ? (
          <Failed title={t('The categories could not be loaded')} error={categories.error} query={categories} />
        ) : list.length === 0 ? (
          <p className={classes['none']}>{t('None yet. Begin with one of the sets below, or with your own.')}</p>
        ) : (
          <ul className={classes['rows']}>
            {list.map((category) => (
              <li key={category.id}>
                <UnstyledButton className={classes['row']} onClick={() => setOpen(category)}>
                  <span className={classes['rowText']}>
                    <b>{category.name}</b>
                    <span>
                      {t('{count} examples', { count: category.examples.length })} · {t(ACTIONS[category.action.type])}
                    </span>
                  </span>
                  <IconChevronRight className="cf-turns" size={16} aria-hidden />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayChange && <Sets />}
      <Synonyms mayChange={mayChange} />
      {open !== null && (
        <CategoryDialog category={open === 'new' ? null : open} mayChange={mayChange} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function Sets() {
  const { service } = useApp();
  const sets = useCategorySets();
  const act = useDo();
  const [busy, setBusy] = useState<string | null>(null);
  const copy = async (name: string) => {
    setBusy(name);
    await act(() => service.assistant.copySet(name), [CATEGORIES], t('Added. Train it to have it known.'));
    setBusy(null);
  };
  return (
    <Card
      id="sets"
      title={t('Sets to begin with')}
      intro={t('They are added to yours. Those with a name that you have already are left as they are.')}
    >
      <ul className={classes['rows']}>
        {(sets.data?.data ?? []).map((set) => (
          <li key={set.name} className={classes['row']}>
            <span className={classes['rowText']}>
              <b>{setName(set.name)}</b>
              <span>
                {t('{count} categories', { count: set.categories })} · {t('{count} examples', { count: set.examples })}
              </span>
            </span>
            <Button
              variant="default"
              aria-label={t('Add: {name}', { name: setName(set.name) })}
              loading={busy === set.name}
              disabled={busy !== null}
              onClick={() => void copy(set.name)}
            >
              {t('Add')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
