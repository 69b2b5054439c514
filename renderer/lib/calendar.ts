// The calendar in the person's language, with the weeks that the person's region has.
import type { DatesProviderSettings, DayOfWeek } from '@mantine/dates';
import dayjs from 'dayjs';
import { language, locale, t } from '../../shared/messages/message.ts';

/** Monday is 1, Sunday 7: https://tc39.es/proposal-intl-locale-info/. Not among the compiler's types yet. */
type Week = { firstDay: number; weekend: readonly number[] };
type WithWeek = Intl.Locale & { getWeekInfo?: () => Week };

const usualWeek: Week = { firstDay: 1, weekend: [6, 7] };

export function weekOf(tag: string): Week {
  const region: WithWeek = new Intl.Locale(tag);
  return region.getWeekInfo?.() ?? usualWeek;
}

/** Mantine begins to count at Sunday. */
const dayOf = (day: number): DayOfWeek => (day % 7) as DayOfWeek;

export function calendarSettings(): DatesProviderSettings {
  const { firstDay, weekend } = weekOf(locale());
  return { locale: language(), firstDayOfWeek: dayOf(firstDay), weekendDays: weekend.map(dayOf) };
}

/** What a calendar is heard to say. The pattern is that of https://day.js.org/docs/en/display/format. */
export const calendarWords = {
  getDayAriaLabel: (day: string): string => dayjs(day).locale(language()).format(t('D MMMM YYYY')),
  ariaLabels: {
    previousMonth: t('Previous month'),
    nextMonth: t('Next month'),
    previousYear: t('Previous year'),
    nextYear: t('Next year'),
    previousDecade: t('Previous decade'),
    nextDecade: t('Next decade'),
  },
};
