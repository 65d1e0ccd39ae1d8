import { Checkbox, Select, Switch, TextInput } from '@mantine/core';
import { locale, t } from '../i18n/i18n';
import { Card } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Hours.module.css';
import {
  areHoursWrong,
  DAYS,
  keptEnd,
  shownEnd,
  timesOf,
  usualHours,
  withTimes,
  type Day,
  type Hours,
} from './reception';

interface HoursCardProps {
  hours: Hours | null;
  off: boolean;
  onChange: (hours: Hours | null) => void;
}

/** When people are there, day by day. */
export function HoursCard({ hours, off, onChange }: HoursCardProps) {
  return (
    <Card
      id="hours"
      title={t('Opening hours')}
      intro={t('While nobody is there, shoppers read when you are back. Nothing else depends on it.')}
    >
      <div className={page['form']}>
        <Switch
          label={t('Say when you are back')}
          disabled={off}
          checked={hours !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? usualHours() : null)}
        />
        {hours !== null && (
          <>
            <Select
              label={t('Time zone')}
              searchable
              allowDeselect={false}
              disabled={off}
              data={zones(hours.timezone)}
              value={hours.timezone}
              onChange={(timezone) => timezone !== null && onChange({ ...hours, timezone })}
            />
            <div className={classes['days']}>
              {DAYS.map((day) => (
                <DayRow key={day} day={day} hours={hours} off={off} onChange={onChange} />
              ))}
            </div>
            {areHoursWrong(hours) && (
              <p className={classes['problem']} role="alert">
                {t('Open at least one day, and close after opening.')}
              </p>
            )}
          </>
        )}
      </div>
    </Card>
  );
}

interface DayRowProps {
  day: Day;
  hours: Hours;
  off: boolean;
  onChange: (hours: Hours) => void;
}

function DayRow({ day, hours, off, onChange }: DayRowProps) {
  const times = timesOf(hours, day);
  const name = dayName(day);
  return (
    <div className={classes['day']}>
      <Checkbox
        label={name}
        disabled={off}
        checked={times !== null}
        onChange={(event) =>
          onChange(withTimes(hours, day, event.currentTarget.checked ? { from: '09:00', to: '17:00' } : null))
        }
      />
      {times !== null && (
        <div className={classes['times']}>
          <TextInput
            type="time"
            aria-label={t('{day}: from', { day: name })}
            disabled={off}
            value={times.from}
            onChange={(event) => onChange(withTimes(hours, day, { ...times, from: event.currentTarget.value }))}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            aria-label={t('{day}: to', { day: name })}
            disabled={off}
            value={shownEnd(times.to)}
            onChange={(event) => onChange(withTimes(hours, day, { ...times, to: keptEnd(event.currentTarget.value) }))}
          />
        </div>
      )}
    </div>
  );
}

/** In the reader's language: the first of January 2024 was a Monday. */
function dayName(day: Day): string {
  const at = new Date(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)));
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(at);
}

function zones(chosen: string): string[] {
  return [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}
