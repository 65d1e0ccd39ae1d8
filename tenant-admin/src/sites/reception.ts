import type { Site } from '../api/types';

export type Reception = Site['reception'];
export type Field = Reception['preChat'][number]['field'];
export type Hours = NonNullable<Reception['hours']>;
export type Day = Hours['open'][number]['day'];

/** Whether shoppers are asked for something before the first message. */
export type Asking = 'no' | 'optional' | 'required';

export const FIELDS: readonly Field[] = ['name', 'email', 'phone'];
export const DAYS: readonly Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export function askingOf({ preChat }: Reception, field: Field): Asking {
  const question = preChat.find((one) => one.field === field);
  return question === undefined ? 'no' : question.required ? 'required' : 'optional';
}

/** In the order of the fields, whichever was chosen first. */
export function withAsking(reception: Reception, field: Field, asking: Asking): Reception {
  const preChat = FIELDS.flatMap((one) => {
    const wanted = one === field ? asking : askingOf(reception, one);
    return wanted === 'no' ? [] : [{ field: one, required: wanted === 'required' }];
  });
  return { ...reception, preChat };
}

/** Monday to Friday, nine to five, where the person who sets it is. */
export function usualHours(): Hours {
  const open = DAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' }));
  return { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, open };
}

/** Several openings of a day, by lunch for instance, stay as they are; only the first and last time are shown. */
export function timesOf({ open }: Hours, day: Day): { from: string; to: string } | null {
  const all = open.filter((one) => one.day === day);
  const first = all[0];
  const last = all.at(-1);
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

/** `null` closes the day. */
export function withTimes(hours: Hours, day: Day, times: { from: string; to: string } | null): Hours {
  const open = DAYS.flatMap((one) => {
    if (one !== day) return hours.open.filter((opening) => opening.day === one);
    return times === null ? [] : [{ day, ...times }];
  });
  return { ...hours, open };
}

/** A time field can't say 24:00: midnight at the end of a day is 00:00 there. */
export const shownEnd = (to: string): string => (to === '24:00' ? '00:00' : to);
export const keptEnd = (to: string): string => (to === '00:00' ? '24:00' : to);

export function areHoursWrong(hours: Hours | null): boolean {
  return (
    hours !== null &&
    (hours.open.length === 0 || hours.open.some(({ from, to }) => from === '' || to === '' || from >= to))
  );
}
