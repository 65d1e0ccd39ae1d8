import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Category, CategoryDraft } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useOnce } from '../orders/queries';
import { Dialog } from '../ui/Dialog';
import page from '../ui/Page.module.css';
import classes from './Assistant.module.css';
import { CATEGORIES, useArticles, useDo } from './queries';
import { ACTIONS, type ActionType } from './words';

const LONGEST_NAME = 80;
const LONGEST_WORDS = 2_000;
const LONGEST_EXAMPLE = 300;
const MOST_EXAMPLES = 200;

interface DialogProps {
  /** `null`: a new one. */
  category: Category | null;
  mayChange: boolean;
  onClose: () => void;
}

export function CategoryDialog({ category, mayChange, onClose }: DialogProps) {
  const { service } = useApp();
  const act = useDo();
  const keyFor = useOnce();
  const articles = useArticles();
  const [name, setName] = useState(category?.name ?? '');
  const [lines, setLines] = useState((category?.examples ?? []).join('\n'));
  const [type, setType] = useState<ActionType>(category?.action.type ?? 'search');
  const [articleId, setArticleId] = useState(category?.action.articleId ?? null);
  const [words, setWords] = useState(category?.action.text ?? '');
  const [busy, setBusy] = useState(false);
  const examples = lines
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const tooLong = examples.some((one) => one.length > LONGEST_EXAMPLE) || examples.length > MOST_EXAMPLES;
  const complete =
    name.trim() !== '' &&
    !tooLong &&
    (type !== 'article' || articleId !== null) &&
    (type !== 'say' || words.trim() !== '');

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!complete) return;
    setBusy(true);
    const draft: CategoryDraft = {
      name: name.trim(),
      examples,
      action: { type, ...(type === 'article' && { articleId }), ...(type === 'say' && { text: words.trim() }) },
    };
    const done = await act(
      () =>
        category === null
          ? service.assistant.createCategory(draft, keyFor(draft))
          : service.assistant.saveCategory(category.id, draft),
      [CATEGORIES],
      t('Saved. Train it to have it known.'),
    );
    setBusy(false);
    if (done) onClose();
  };

  const remove = async () => {
    if (category === null) return;
    setBusy(true);
    const said = t('Deleted. It is known until the next training.');
    const done = await act(() => service.assistant.deleteCategory(category.id), [CATEGORIES], said);
    setBusy(false);
    if (done) onClose();
  };

  return (
    <Dialog onClose={onClose} size="lg" title={category?.name ?? t('New category')}>
      <form className={page['form']} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('Name')}
          maxLength={LONGEST_NAME}
          disabled={!mayChange}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('Examples')}
          description={t('One a line, as shoppers write: ten or more make it reliable.')}
          error={tooLong && t('At most 200 examples of 300 characters.')}
          autosize
          minRows={5}
          maxRows={14}
          disabled={!mayChange}
          value={lines}
          onChange={(event) => setLines(event.currentTarget.value)}
        />
        <Select
          label={t('What the assistant does')}
          allowDeselect={false}
          disabled={!mayChange}
          data={Object.entries(ACTIONS).map(([value, label]) => ({ value, label: t(label) }))}
          value={type}
          onChange={(value) => setType((value ?? 'search') as ActionType)}
        />
        {type === 'article' && (
          <Select
            label={t('Article')}
            searchable
            disabled={!mayChange}
            data={(articles.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            value={articleId}
            onChange={setArticleId}
          />
        )}
        {type === 'say' && (
          <Textarea
            label={t('It says')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={LONGEST_WORDS}
            disabled={!mayChange}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        {mayChange && (
          <div className={page['foot']}>
            <Button type="submit" loading={busy} disabled={!complete}>
              {t('Save')}
            </Button>
            {category !== null && (
              <Button
                variant="subtle"
                color="red"
                className={classes['delete'] ?? ''}
                disabled={busy}
                onClick={() => void remove()}
              >
                {t('Delete')}
              </Button>
            )}
          </div>
        )}
      </form>
    </Dialog>
  );
}
