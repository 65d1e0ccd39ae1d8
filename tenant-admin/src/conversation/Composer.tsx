import { Button, Menu, Textarea, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ConversationRow } from '../api/types';
import { t } from '../i18n/i18n';
import { focusRow, isTyping } from '../inbox/keys';
import { useStaff } from '../live/live';
import classes from './Composer.module.css';
import { sends, useDraft, useSendOn, type SendOn } from './drafts';
import { SimilarAnswers } from '../knowledge/SimilarAnswers';

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

  const add = (answer: string) => {
    write(text === '' ? answer : `${draft.text.trimEnd()}\n\n${answer}`);
    field.current?.focus();
  };

  const hint = hintFor(conversation, draft.private);
  return (
    <div className={classes['composer']} data-note={draft.private || undefined}>
      <SimilarAnswers conversation={conversation} onUse={add} />
      <div className={classes['box']}>
        <div className={classes['head']}>
          <div className={classes['modes']} role="group" aria-label={t('Kind of message')}>
            <Mode active={!draft.private} onClick={() => update({ private: false })}>
              {t('Reply')}
            </Mode>
            <Mode active={draft.private} onClick={() => update({ private: true })}>
              <IconLock size={13} aria-hidden /> {t('Private note')}
            </Mode>
          </div>
          {hint !== null && <span className={classes['hint']}>{hint}</span>}
        </div>
        <Textarea
          ref={field}
          variant="unstyled"
          {...(draft.text !== '' && { dir: 'auto' })}
          autosize
          minRows={2}
          maxRows={10}
          aria-label={draft.private ? t('Private note') : t('Reply to {name}', { name })}
          placeholder={draft.private ? t('Only your team sees this') : t('Reply to {name}', { name })}
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
            {draft.text.length > WARN_FROM &&
              t('{count} of {most} characters', { count: draft.text.length, most: MAX_LENGTH })}
          </span>
          <Menu position="top-end" width={200}>
            <Menu.Target>
              <UnstyledButton className={classes['key']}>
                {sendsWords(sendOn)} <IconChevronDown size={12} aria-hidden />
              </UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
              {(['enter', 'mod-enter'] as const).map((on) => (
                <Menu.Item
                  key={on}
                  rightSection={sendOn === on && <IconCheck size={16} aria-label={t('Chosen')} />}
                  onClick={() => setSendOn(on)}
                >
                  {sendsWords(on)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button size="compact-md" className={classes['send'] ?? ''} disabled={text === '' || tooLong} onClick={send}>
            {draft.private ? t('Add note') : t('Send')}
          </Button>
        </div>
      </div>
    </div>
  );
}

const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

function sendsWords(on: SendOn): string {
  return on === 'enter' ? t('Enter sends') : t('{key}+Enter sends', { key: MOD });
}

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
      return t('The assistant is answering. Your reply takes over.');
    case 'resolved':
      return t('This conversation is resolved.');
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
