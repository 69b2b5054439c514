import { afterEach, describe, expect, it } from 'vitest';
import 'dayjs/locale/de';
import { german } from '../../shared/messages/de/catalogue.ts';
import { speak } from '../../shared/messages/message.ts';
import { calendarSettings, calendarWords } from './calendar.ts';

afterEach(() => speak({ language: 'en', locale: 'en', catalogue: {} }));

const sunday = 0;
const monday = 1;

describe('the calendar', () => {
  it('begins its weeks as the region does, whatever the language', () => {
    speak({ language: 'en', locale: 'en-US', catalogue: {} });
    expect(calendarSettings()).toMatchObject({ locale: 'en', firstDayOfWeek: sunday });
    speak({ language: 'en', locale: 'en-GB', catalogue: {} });
    expect(calendarSettings()).toMatchObject({ locale: 'en', firstDayOfWeek: monday });
  });

  it('names a day as the language does', () => {
    expect(calendarWords.getDayAriaLabel('2026-02-10')).toBe('10 February 2026');
    speak({ language: 'de', locale: 'de-AT', catalogue: german });
    expect(calendarSettings()).toEqual({ locale: 'de', firstDayOfWeek: monday, weekendDays: [6, sunday] });
    expect(calendarWords.getDayAriaLabel('2026-02-10')).toBe('10. Februar 2026');
  });
});
