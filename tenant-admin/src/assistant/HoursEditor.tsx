import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { t } from '../i18n/i18n';
import classes from './Assistant.module.css';
import { WEEK, type Day, type Hours, type Span } from './settings';

interface HoursProps {
  hours: Hours;
  disabled: boolean;
  fault: string | null;
  onChange: (hours: Hours) => void;
}

/** The service counts the end of a day as 24:00; a browser's field knows only 00:00. */
const END_OF_DAY = '24:00';
const MIDNIGHT = '00:00';

const zones = (current: string): string[] => [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

/** The week, day by day; a day may have several times, or none. */
export function HoursEditor({ hours, disabled, fault, onChange }: HoursProps) {
  const { timeZone, times } = hours;
  const replace = (span: Span, patch: Partial<Span>) =>
    onChange({ ...hours, times: times.map((one) => (one === span ? { ...one, ...patch } : one)) });
  const add = (day: Day) => {
    const last = times.findLast((one) => one.day === day);
    const from = last === undefined ? '09:00' : last.to < '18:00' ? last.to : '18:00';
    const next = { day, from, to: last === undefined ? '18:00' : '22:00' };
    const at = times.findLastIndex((one) => one.day === day);
    onChange({ ...hours, times: at < 0 ? [...times, next] : times.toSpliced(at + 1, 0, next) });
  };
  return (
    <div>
      <Select
        label={t('Time zone')}
        searchable
        allowDeselect={false}
        data={zones(timeZone)}
        disabled={disabled}
        value={timeZone}
        onChange={(zone) => onChange({ ...hours, timeZone: zone ?? timeZone })}
      />
      <ul className={classes['week']}>
        {WEEK.map(({ day, label }) => {
          const spans = times.filter((one) => one.day === day);
          return (
            <li key={day} className={classes['day']}>
              <span className={classes['dayName']}>{t(label)}</span>
              <div className={classes['spans']}>
                {spans.length === 0 && <span className={classes['closed']}>{t('People only')}</span>}
                {spans.map((span, index) => (
                  <div key={index} className={classes['span']} role="group" aria-label={t(label)}>
                    <TextInput
                      type="time"
                      aria-label={t('From')}
                      disabled={disabled}
                      value={span.from}
                      onChange={(event) => replace(span, { from: event.currentTarget.value })}
                    />
                    <span aria-hidden>–</span>
                    <TextInput
                      type="time"
                      aria-label={t('To')}
                      disabled={disabled}
                      value={span.to === END_OF_DAY ? MIDNIGHT : span.to}
                      onChange={(event) => {
                        const to = event.currentTarget.value;
                        replace(span, { to: to === MIDNIGHT ? END_OF_DAY : to });
                      }}
                    />
                    <ActionIcon
                      size="lg"
                      aria-label={t('Remove the time')}
                      disabled={disabled}
                      onClick={() => onChange({ ...hours, times: times.filter((one) => one !== span) })}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </div>
                ))}
              </div>
              <ActionIcon
                size="lg"
                aria-label={t('Add a time: {day}', { day: t(label) })}
                disabled={disabled}
                onClick={() => add(day)}
              >
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {fault !== null && (
        <p role="alert" className={classes['fault']}>
          {fault}
        </p>
      )}
    </div>
  );
}
