// When a batch starts: now, or on a schedule that is kept.
import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { t } from '../../../../shared/messages/message.ts';
import { usualRhythm, weekdayName, type Every, type RhythmDraft } from '../../../lib/rhythm.ts';
import classes from './new-batch.module.css';

export type ScheduleDraft = { name: string; rhythm: RhythmDraft };

type Props = {
  /** Null: now. */
  schedule: ScheduleDraft | null;
  usualName: string;
  onSchedule: (schedule: ScheduleDraft | null) => void;
};

const everies: { value: Every; label: string }[] = [
  { value: 'day', label: t('Every day') },
  { value: 'week', label: t('Every week') },
  { value: 'month', label: t('Every month') },
  { value: 'once', label: t('Once') },
];

const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day) }));

export function WhenFields({ schedule, usualName, onSchedule }: Props) {
  return (
    <div className={classes['when']}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('When')}
        data={[
          { value: 'now', label: t('Now') },
          { value: 'schedule', label: t('On a schedule') },
        ]}
        value={schedule === null ? 'now' : 'schedule'}
        onChange={(value) => onSchedule(value === 'now' ? null : { name: usualName, rhythm: usualRhythm() })}
      />
      {schedule && (
        <>
          <TextInput
            label={t('Name of the schedule')}
            maxLength={200}
            value={schedule.name}
            onChange={(event) => onSchedule({ ...schedule, name: event.currentTarget.value })}
          />
          <RhythmFields
            rhythm={schedule.rhythm}
            onChange={(change) => onSchedule({ ...schedule, rhythm: { ...schedule.rhythm, ...change } })}
          />
          <p className={classes['fine']}>
            {t(
              'By the clock of this machine, while Rowbench is open. A run that was missed is made up for, once.',
            )}
          </p>
        </>
      )}
    </div>
  );
}

type RhythmProps = { rhythm: RhythmDraft; onChange: (change: Partial<RhythmDraft>) => void };

function RhythmFields({ rhythm: { every, date, weekday, day, time }, onChange }: RhythmProps) {
  return (
    <div className={classes['rhythm']}>
      <Select
        label={t('How often')}
        allowDeselect={false}
        data={everies}
        value={every}
        onChange={(value) => onChange({ every: everies.find((one) => one.value === value)?.value ?? 'week' })}
      />
      {every === 'week' && (
        <Select
          label={t('Weekday')}
          allowDeselect={false}
          data={weekdays}
          value={String(weekday)}
          onChange={(value) => onChange({ weekday: Number(value ?? weekday) })}
        />
      )}
      {every === 'month' && (
        <NumberInput
          label={t('Day of the month')}
          min={1}
          max={31}
          allowDecimal={false}
          value={day}
          onChange={(value) => onChange({ day: value })}
        />
      )}
      {every === 'once' && (
        <DateInput
          label={t('Day')}
          placeholder={t('YYYY-MM-DD')}
          valueFormat="YYYY-MM-DD"
          value={date === '' ? null : date}
          onChange={(value) => onChange({ date: value ?? '' })}
        />
      )}
      <TextInput
        label={t('Time')}
        type="time"
        value={time}
        onChange={(event) => onChange({ time: event.currentTarget.value })}
      />
    </div>
  );
}
