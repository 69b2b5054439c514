// What a value of a field is called to a person: "Germany (DE)", "51–200".
import { locale } from '../../../../../../shared/messages/message.ts';

const countries = new Intl.DisplayNames(locale(), { type: 'region', fallback: 'code' });

export function optionLabel(target: string, value: string): string {
  if (target === 'countryCode' && /^[A-Z]{2}$/.test(value))
    return `${countries.of(value) ?? value} (${value})`;
  return target === 'employeeRange' ? value.replace('-', '–') : value;
}

export type LabelledOption = { value: string; label: string };

const collator = new Intl.Collator(locale());

/** Countries by their names; the options of any other field in its own order. */
export function labelledOptions(target: string, options: readonly string[]): LabelledOption[] {
  const all = options.map((value) => ({ value, label: optionLabel(target, value) }));
  return target === 'countryCode' ? all.sort((a, b) => collator.compare(a.label, b.label)) : all;
}
