import { Select } from '@mantine/core';
import type { Trace } from '../api/types';
import { useArticles, useCategories } from '../assistant/queries';
import { t } from '../i18n/i18n';
import classes from './Why.module.css';

type Meant = NonNullable<Trace['correction']>;

interface CorrectionProps {
  correction: Meant | null;
  busy: boolean;
  onChoose: (correction: Meant) => void;
}

const CATEGORY = 'itt_';

/** What a wrong answer should have been understood as: the next training learns it. */
export function Correction({ correction, busy, onChoose }: CorrectionProps) {
  const categories = useCategories().data?.data ?? [];
  const articles = useArticles().data ?? [];
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const groups = [
    { group: t('Categories'), items: options(categories) },
    { group: t('Articles'), items: options(articles.map(({ id, title }) => ({ id, name: title }))) },
  ].filter(({ items }) => items.length > 0);
  const chosen = correction?.categoryId ?? correction?.articleId ?? null;
  return (
    <div className={classes['correction']}>
      <Select
        label={t('What should it have been?')}
        description={t('The next training learns it from this question.')}
        placeholder={t('A category or an article')}
        searchable
        clearable
        nothingFoundMessage={t('Nothing found')}
        disabled={busy}
        data={groups}
        value={chosen}
        onChange={(id) => onChoose(id === null ? {} : id.startsWith(CATEGORY) ? { categoryId: id } : { articleId: id })}
      />
      {chosen !== null && (
        <p className={classes['small']} role="status">
          {t('Kept. Train it under Assistant, Learning.')}
        </p>
      )}
    </div>
  );
}
