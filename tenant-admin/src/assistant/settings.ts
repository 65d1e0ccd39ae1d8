import type { AssistantSettings } from '../api/types';
import { parseAmount } from '../orders/amount';
import { phrase } from '../i18n/i18n';

export type Day = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
export type Tone = 'friendly' | 'formal' | 'brief';

export interface Span {
  day: Day;
  from: string;
  to: string;
}

export interface Hours {
  timeZone: string;
  times: Span[];
}

export interface Greetings {
  newcomer: string;
  returning: string;
  vip: string;
}

/** Everything that can be set, as the forms hold it: every field has a value. */
export interface Draft {
  enabled: boolean;
  hours: Hours | null;
  name: string;
  tone: Tone;
  greetings: Record<string, Greetings>;
  guidance: { about: string; say: string }[];
  forbiddenTopics: string[];
  answer: number;
  clarify: number;
  /** `null`: as fitted in the training. */
  intent: number | null;
  vip: boolean;
  /** What is typed; empty: orders of any value. */
  orderValue: string;
  currency: string;
}

export const STANDARD = { answer: 0.55, clarify: 0.45 };

export const WEEK: readonly { day: Day; label: string }[] = [
  { day: 'monday', label: phrase('Monday') },
  { day: 'tuesday', label: phrase('Tuesday') },
  { day: 'wednesday', label: phrase('Wednesday') },
  { day: 'thursday', label: phrase('Thursday') },
  { day: 'friday', label: phrase('Friday') },
  { day: 'saturday', label: phrase('Saturday') },
  { day: 'sunday', label: phrase('Sunday') },
];

export function draftOf(settings: AssistantSettings, typed: (amountMinor: number, currency: string) => string): Draft {
  const { hours, thresholds, handoff } = settings;
  const value = handoff?.orderValueFrom ?? null;
  return {
    enabled: settings.enabled ?? true,
    hours: hours == null ? null : { timeZone: hours.timeZone, times: hours.times.map((span) => ({ ...span })) },
    name: settings.name ?? '',
    tone: settings.tone ?? 'friendly',
    greetings: Object.fromEntries(
      Object.entries(settings.greetings ?? {}).map(([tag, { newcomer, returning, vip }]) => [
        tag,
        { newcomer: newcomer ?? '', returning: returning ?? '', vip: vip ?? '' },
      ]),
    ),
    guidance: (settings.guidance ?? []).map(({ about, say }) => ({ about, say })),
    forbiddenTopics: [...(settings.forbiddenTopics ?? [])],
    answer: thresholds?.answer ?? STANDARD.answer,
    clarify: thresholds?.clarify ?? STANDARD.clarify,
    intent: thresholds?.intent ?? null,
    vip: handoff?.vip ?? false,
    orderValue: value === null ? '' : typed(value.amountMinor, value.currency),
    currency: value?.currency ?? 'EUR',
  };
}

export function settingsOf(draft: Draft): AssistantSettings {
  const { enabled, hours, tone, answer, clarify, intent, vip, currency } = draft;
  const amountMinor = draft.orderValue.trim() === '' ? null : parseAmount(draft.orderValue, currency);
  return {
    enabled,
    hours,
    name: draft.name.trim(),
    tone,
    greetings: Object.fromEntries(
      Object.entries(draft.greetings)
        .map(([tag, greetings]) => [tag, said(greetings)] as const)
        .filter(([, greetings]) => Object.keys(greetings).length > 0),
    ),
    guidance: draft.guidance.map(({ about, say }) => ({ about: about.trim(), say: say.trim() })),
    forbiddenTopics: draft.forbiddenTopics,
    thresholds: { answer, clarify, intent },
    handoff: { vip, orderValueFrom: amountMinor === null ? null : { amountMinor, currency } },
  };
}

function said(greetings: Greetings): Partial<Greetings> {
  return Object.fromEntries(
    Object.entries(greetings)
      .map(([to, text]) => [to, (text as string).trim()])
      .filter(([, text]) => text !== ''),
  ) as Partial<Greetings>;
}

/** What can't be kept, by the field; empty when all is well. */
export function faults(draft: Draft): Partial<Record<'name' | 'hours' | 'guidance' | 'orderValue', string>> {
  const badValue = draft.orderValue.trim() !== '' && parseAmount(draft.orderValue, draft.currency) === null;
  return {
    ...(draft.name.trim() === '' && { name: phrase('The assistant needs a name.') }),
    ...(draft.hours?.times.some(({ from, to }) => from === '' || to === '' || from >= to) === true && {
      hours: phrase('Each time ends after it begins.'),
    }),
    ...(draft.guidance.some(({ about, say }) => about.trim() === '' || say.trim() === '') && {
      guidance: phrase('Say what it is about, and what the assistant says.'),
    }),
    ...(badValue && { orderValue: phrase('Write an amount such as 12.50.') }),
  };
}

/** Nine to six on working days, where the reader is. */
export function usualHours(): Hours {
  const days: Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    times: days.map((day) => ({ day, from: '09:00', to: '18:00' })),
  };
}
