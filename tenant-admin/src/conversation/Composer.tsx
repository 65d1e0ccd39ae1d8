import { ActionIcon, Button, Menu, Textarea, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ConversationRow } from '../api/types';
import { focusRow, isTyping } from '../inbox/keys';
import { useStaff } from '../live/live';
import classes from './Composer.module.css';
import { sends, useDraft, useSendOn } from './drafts';

/** What one message may hold, in UTF-16 units. */
const MAX_LENGTH = 8_000;
const WARN_FROM = 7_500;

export function Composer({ conversation, name }: { conversation: ConversationRow; name: string }) {
  const { live } = useStaff();
  const { id } = conversation;
  const [draft, update] = useDraft(id);
  const [sendOn, setSendOn] = useSendOn();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = draft.text.trim();
  const tooLong = draft.text.length > MAX_LENGTH;

  useComposerKeys((asNote) => {
    update({ private: asNote });
    field.current?.focus();
  });

  const send = () => {
    if (text === '' || tooLong) return;
    live.client.send({ conversationId: id, text, private: draft.private });
    live.client.typing(id, false);
    update({ text: '' });
    field.current?.focus();
  };

  const write = (value: string) => {
    update({ text: value });
    // Shoppers must not learn that a note about them is being written.
    if (!draft.private) live.client.typing(id, value.trim() !== '');
  };

  const hint = hintFor(conversation, draft.private);
  return (
    <div className={classes['composer']} data-note={draft.private || undefined}>
      <div className={classes['box']}>
        <div className={classes['modes']} role="group" aria-label="Kind of message">
          <Mode active={!draft.private} onClick={() => update({ private: false })}>
            Reply
          </Mode>
          <Mode active={draft.private} onClick={() => update({ private: true })}>
            <IconLock size={13} aria-hidden /> Private note
          </Mode>
          {hint !== null && <span className={classes['hint']}>{hint}</span>}
        </div>
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={2}
          maxRows={10}
          aria-label={draft.private ? 'Private note' : `Reply to ${name}`}
          placeholder={draft.private ? 'Only your team sees this' : `Reply to ${name}`}
          classNames={{ input: classes['field'] ?? '' }}
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (sends(event, sendOn)) {
              event.preventDefault();
              send();
            } else if (event.key === 'Escape') {
              event.preventDefault();
              event.currentTarget.blur();
              focusRow(id);
            }
          }}
        />
        <div className={classes['foot']}>
          <span className={classes['count']} data-over={tooLong || undefined} role="status">
            {draft.text.length > WARN_FROM && `${draft.text.length} of ${MAX_LENGTH} characters`}
          </span>
          <span className={classes['key']}>{sendOn === 'enter' ? 'Enter sends' : `${MOD}+Enter sends`}</span>
          <Button.Group>
            <Button
              size="compact-md"
              className={classes['send'] ?? ''}
              color={draft.private ? 'yellow.8' : 'accent'}
              disabled={text === '' || tooLong}
              onClick={send}
            >
              {draft.private ? 'Add note' : 'Send'}
            </Button>
            <Menu position="top-end" width={232}>
              <Menu.Target>
                <ActionIcon
                  variant="filled"
                  color={draft.private ? 'yellow.8' : 'accent'}
                  className={classes['sendMenu'] ?? ''}
                  aria-label="Which key sends"
                >
                  <IconChevronDown size={14} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  rightSection={sendOn === 'enter' && <IconCheck size={16} />}
                  onClick={() => setSendOn('enter')}
                >
                  Enter sends
                </Menu.Item>
                <Menu.Item
                  rightSection={sendOn === 'mod-enter' && <IconCheck size={16} />}
                  onClick={() => setSendOn('mod-enter')}
                >
                  {MOD}+Enter sends
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Button.Group>
        </div>
      </div>
    </div>
  );
}

const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

function Mode({ active, onClick, children }: { active: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <UnstyledButton className={classes['mode']} aria-pressed={active} onClick={onClick}>
      {children}
    </UnstyledButton>
  );
}

function hintFor(conversation: ConversationRow, asNote: boolean): string | null {
  if (asNote) return null;
  switch (conversation.status) {
    case 'pending':
      return 'The assistant is answering. Your reply takes over.';
    case 'resolved':
      return 'This conversation is resolved.';
    case 'open':
    case 'snoozed':
      return null;
  }
}

/** R writes a reply, N a note. */
function useComposerKeys(focus: (asNote: boolean) => void): void {
  const latest = useRef(focus);
  useEffect(() => {
    latest.current = focus;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key !== 'r' && event.key !== 'n') return;
      event.preventDefault();
      latest.current(event.key === 'n');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
