import { phrase } from '../i18n/i18n';

export const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

export interface Shortcut {
  /** Pressed together: one array; one after the other: several. */
  keys: readonly (readonly string[])[];
  does: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

/** Every key of the panel: the sheet is made from it. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: phrase('Everywhere'),
    shortcuts: [
      { keys: [[MOD, 'K']], does: phrase('Find and do anything') },
      { keys: [['?']], does: phrase('Show these shortcuts') },
      { keys: [['G'], ['I']], does: phrase('Go to the inbox') },
      { keys: [['G'], ['P']], does: phrase('Go to people') },
      { keys: [['G'], ['S']], does: phrase('Go to sites') },
    ],
  },
  {
    title: phrase('In the list'),
    shortcuts: [
      { keys: [['J']], does: phrase('Next conversation') },
      { keys: [['K']], does: phrase('Previous conversation') },
      { keys: [['/']], does: phrase('Search') },
    ],
  },
  {
    title: phrase('In a conversation'),
    shortcuts: [
      { keys: [['R']], does: phrase('Write a reply') },
      { keys: [['N']], does: phrase('Write a private note') },
      { keys: [['A']], does: phrase('Take the conversation') },
      { keys: [['E']], does: phrase('Resolve or reopen') },
      { keys: [['Esc']], does: phrase('Back to the list') },
    ],
  },
];
