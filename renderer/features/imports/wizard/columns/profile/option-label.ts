// What a value of a field is called to a person: "Germany (DE)", "51–200".

import { locale } from '../../../../../../shared/messages/message.ts';
const countries = new Intl.DisplayNames(locale(), { type: 'region', fallback: 'code' });

export function optionLabel(target: string, value: string): string {
  if (target === 'countryCode' && /^[A-Z]{2}$/.test(value))
    return `${countries.of(value) ?? value} (${value})`;
  return target === 'employeeRange' ? value.replace('-', '–') : value;
}
