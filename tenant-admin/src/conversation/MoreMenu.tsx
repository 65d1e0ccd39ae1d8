import { ActionIcon, Button, Menu, Modal, TagsInput } from '@mantine/core';
import {
  IconCheck,
  IconClock,
  IconDots,
  IconFileText,
  IconFlag,
  IconSparkles,
  IconSun,
  IconTag,
  IconUser,
} from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { ConversationRow, Priority } from '../api/types';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { isAtLeast } from '../people/roles';
import { useSites } from '../sites/queries';
import { words } from '../ui/format';
import { dialogPart } from '../ui/part';
import { snoozePresets, type ConversationActions } from './actions';
import { AssignItems } from './AssignMenu';

const AnswerArticle = dialogPart(async () => (await import('../knowledge/AnswerArticle')).AnswerArticle);

interface MoreProps {
  conversation: ConversationRow;
  actions: ConversationActions;
}

const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'urgent'];
const MAX_TAGS = 20;

export function MoreMenu({ conversation, actions }: MoreProps) {
  const { me } = useStaff();
  const sites = useSites();
  const [tagging, setTagging] = useState(false);
  const [writing, setWriting] = useState(false);
  const site = sites.data?.data.find(({ id }) => id === conversation.siteId);
  return (
    <>
      <Menu position="bottom-end" width={224}>
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('More actions')}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconUser size={16} aria-hidden />}>{t('Assign to')}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown mah={400} style={{ overflowY: 'auto' }}>
              <AssignItems conversation={conversation} actions={actions} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          {conversation.status !== 'resolved' && (
            <Menu.Sub>
              <Menu.Sub.Target>
                <Menu.Sub.Item leftSection={<IconClock size={16} aria-hidden />}>{t('Snooze')}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                {snoozePresets(new Date()).map(({ label, until }) => (
                  <Menu.Item key={label} onClick={() => void actions.snooze(until)}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          )}
          {conversation.status === 'snoozed' && (
            <Menu.Item leftSection={<IconSun size={16} aria-hidden />} onClick={() => void actions.wake()}>
              {t('Wake up now')}
            </Menu.Item>
          )}
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconFlag size={16} aria-hidden />}>{t('Priority')}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {PRIORITIES.map((priority) => (
                <Menu.Item
                  key={priority}
                  rightSection={
                    conversation.priority === priority ? <IconCheck size={16} aria-label={t('Chosen')} /> : null
                  }
                  onClick={() => void actions.prioritise(priority)}
                >
                  {words(priority)}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          {conversation.status === 'open' && (
            <Menu.Item
              leftSection={<IconSparkles size={16} aria-hidden />}
              onClick={() => void actions.giveToAssistant()}
            >
              {t('Give to the assistant')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconTag size={16} aria-hidden />} onClick={() => setTagging(true)}>
            {t('Tags …')}
          </Menu.Item>
          {isAtLeast(me.role, 'supervisor') && (
            <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={() => setWriting(true)}>
              {t('Make an article …')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {writing && (
        <Suspense fallback={null}>
          <AnswerArticle
            conversationId={conversation.id}
            locale={site?.locale ?? 'en'}
            onClose={() => setWriting(false)}
          />
        </Suspense>
      )}
      <Modal opened={tagging} onClose={() => setTagging(false)} title={t('Tags')} size="sm">
        <TagsForm
          tags={conversation.tags}
          onSave={(tags) => {
            setTagging(false);
            void actions.tag(tags);
          }}
        />
      </Modal>
    </>
  );
}

function TagsForm({ tags, onSave }: { tags: readonly string[]; onSave: (tags: string[]) => void }) {
  const [value, setValue] = useState([...tags]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave(value);
      }}
    >
      <TagsInput
        data-autofocus
        label={t('Tags of this conversation')}
        placeholder={value.length === 0 ? t('refund, delivery …') : ''}
        maxTags={MAX_TAGS}
        acceptValueOnBlur
        value={value}
        onChange={(next) => setValue(next.map((tag) => tag.trim().slice(0, 50)).filter((tag) => tag !== ''))}
      />
      <Button type="submit" mt="md" fullWidth>
        {t('Save')}
      </Button>
    </form>
  );
}
