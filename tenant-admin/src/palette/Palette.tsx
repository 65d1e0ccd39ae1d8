import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMessage, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useApp } from '../app';
import { contactName } from '../contact/name';
import { plain } from '../conversation/markdown';
import { t } from '../i18n/i18n';
import { matches, useCommands, type Command } from './commands';
import classes from './Palette.module.css';

const SEARCH_FROM = 2;
const SEARCH_AFTER_MS = 200;
const SHOWN = 5;

interface PaletteProps {
  onClose: () => void;
  onShortcuts: () => void;
  onSignOut: () => void;
}

/** One field for everything: pages, deeds, and the conversations that hold the words. */
export function Palette({ onClose, onShortcuts, onSignOut }: PaletteProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(onShortcuts, onSignOut).filter((command) => matches(command, typed));
  const found = useFound(typed.trim());
  const options = [...commands, ...found];
  const chosen = Math.min(at, options.length - 1);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 };
    const next = moves[event.key];
    if (next !== undefined && options.length > 0) {
      event.preventDefault();
      setAt((next + options.length) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(options[chosen]);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="12dvh"
      centered={false}
      aria-label={t('Find and do anything')}
    >
      <div className={classes['field']}>
        <TextInput
          data-autofocus
          variant="unstyled"
          size="md"
          role="combobox"
          aria-label={t('Find and do anything')}
          aria-expanded={options.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          {...(options.length > 0 && { 'aria-activedescendant': `${id}-${chosen}` })}
          placeholder={t('Where to, or what?')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul ref={list} id={id} role="listbox" aria-label={t('Suggestions')} className={classes['results']}>
        {options.map((option, index) => (
          <OptionLine
            key={option.id}
            id={`${id}-${index}`}
            option={option}
            opens={option.section !== options[index - 1]?.section}
            selected={index === chosen}
            onHover={() => setAt(index)}
            onRun={() => run(option)}
          />
        ))}
      </ul>
      {options.length === 0 && (
        <p className={classes['none']} role="status">
          {t('Nothing found')}
        </p>
      )}
    </Modal>
  );
}

interface LineProps {
  id: string;
  option: Command;
  /** The first of its section. */
  opens: boolean;
  selected: boolean;
  onHover: () => void;
  onRun: () => void;
}

function OptionLine({ id, option, opens, selected, onHover, onRun }: LineProps) {
  return (
    <>
      {opens && (
        <li role="presentation" className={classes['section']}>
          {option.section}
        </li>
      )}
      <li
        id={id}
        role="option"
        aria-selected={selected}
        className={classes['option']}
        onMouseMove={selected ? undefined : onHover}
        onClick={onRun}
      >
        {option.icon}
        <span className={classes['label']}>{option.label}</span>
        {option.hint !== undefined && <span className={classes['hint']}>{option.hint}</span>}
      </li>
    </>
  );
}

/** Conversations by their words, whatever list they are in. */
function useFound(typed: string): Command[] {
  const { service } = useApp();
  const navigate = useNavigate();
  const [q] = useDebouncedValue(typed, SEARCH_AFTER_MS);
  const found = useQuery({
    queryKey: ['found', q],
    queryFn: ({ signal }) => service.conversations({}, q, null, signal),
    enabled: q.length >= SEARCH_FROM,
    placeholderData: keepPreviousData,
  });
  if (q.length < SEARCH_FROM || typed === '') return [];
  return (found.data?.data ?? []).slice(0, SHOWN).map((row) => ({
    id: row.id,
    section: t('Conversations'),
    label: contactName(row),
    hint: plain(row.lastEntry?.text ?? ''),
    icon: <IconMessage size={16} aria-hidden />,
    run: () =>
      void navigate({
        to: '/inbox/$list/$conversationId',
        params: { list: row.status === 'pending' ? 'assistant' : row.status, conversationId: row.id },
      }),
  }));
}
