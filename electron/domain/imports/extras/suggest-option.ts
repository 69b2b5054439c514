// What a label that is no option was probably meant to be.
import { nameKey } from '../../matching/company-key.ts';
import { editDistance } from '../suggest-fix.ts';
import type { ExtraTarget } from './extra-target.ts';

/** The one label that is a slip away, or two in a long one. */
export function suggestOption(target: ExtraTarget, value: string): string | null {
  const labels =
    target.kind === 'groups'
      ? target.groups.map(({ name }) => name)
      : target.field.options.map(({ label }) => label);
  const wanted = nameKey(value);
  const most = wanted.length >= 7 ? 2 : 1;
  if (wanted.length < 3) return null;
  const near = labels.filter((label) => editDistance(wanted, nameKey(label), most) <= most);
  const [only, ...others] = near;
  return others.length === 0 ? (only ?? null) : null;
}
