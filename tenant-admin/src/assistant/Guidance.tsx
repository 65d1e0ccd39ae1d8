import { ActionIcon, Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Assistant.module.css';
import type { TabProps } from './tab';
import { Foot } from './Foot';
import { faults } from './settings';

const MOST = 100;
const LONGEST_TOPIC = 200;
const LONGEST_WORDS = 1_000;

export function Guidance(props: TabProps) {
  const { draft, set, mayChange, saving, save } = props;
  const off = !mayChange || saving;
  const wrong = faults(draft).guidance;
  const replace = (index: number, patch: Partial<Draftline>) =>
    set({ guidance: draft.guidance.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <form
      className={page['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card
        id="guidance"
        title={t('Guidance')}
        intro={t('Asked about this, it says that, word for word. It comes before the articles.')}
        action={
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={off || draft.guidance.length >= MOST}
            onClick={() => set({ guidance: [...draft.guidance, { about: '', say: '' }] })}
          >
            {t('Add')}
          </Button>
        }
      >
        {draft.guidance.length === 0 && <p className={classes['none']}>{t('None yet.')}</p>}
        <ul className={classes['list']}>
          {draft.guidance.map(({ about, say }, index) => (
            <li key={index} className={classes['guidance']}>
              <div className={classes['fields']}>
                <TextInput
                  label={t('Asked about')}
                  placeholder={t('gift wrapping')}
                  maxLength={LONGEST_TOPIC}
                  disabled={off}
                  value={about}
                  onChange={(event) => replace(index, { about: event.currentTarget.value })}
                />
                <Textarea
                  label={t('It says')}
                  autosize
                  minRows={2}
                  maxRows={8}
                  maxLength={LONGEST_WORDS}
                  disabled={off}
                  value={say}
                  onChange={(event) => replace(index, { say: event.currentTarget.value })}
                />
              </div>
              <ActionIcon
                size="lg"
                aria-label={t('Remove')}
                disabled={off}
                onClick={() => set({ guidance: draft.guidance.filter((_, at) => at !== index) })}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {wrong !== undefined && props.changed && (
          <p role="alert" className={classes['fault']}>
            {t(wrong)}
          </p>
        )}
      </Card>
      <Card
        id="forbidden"
        title={t('Forbidden topics')}
        intro={t('Asked about one of these, it says that it does not speak of it, and offers a person.')}
      >
        <TagsInput
          aria-label={t('Forbidden topics')}
          placeholder={draft.forbiddenTopics.length === 0 ? t('medical advice, competitors …') : ''}
          maxTags={MOST}
          acceptValueOnBlur
          disabled={off}
          value={draft.forbiddenTopics}
          onChange={(topics) =>
            set({
              forbiddenTopics: topics.map((one) => one.trim().slice(0, LONGEST_TOPIC)).filter((one) => one !== ''),
            })
          }
        />
      </Card>
      <Foot {...props} />
    </form>
  );
}

type Draftline = TabProps['draft']['guidance'][number];
