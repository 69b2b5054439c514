// Which company field a column of a file most likely is, and why. Precision before recall: what does not clearly fit is
// left out of the import, and the person decides.
import type { Suggestion } from '../../../shared/schema/import.ts';

export type ColumnSample = { key: string; header: string; samples: string[] };

const nothing: Suggestion = { target: 'ignore', confidence: 0, reason: 'No field fits; left as it is.' };

const names: Record<string, string> = {
  name: 'name',
  companyname: 'name',
  company: 'name',
  domain: 'domain',
  website: 'domain',
  industry: 'industry',
  country: 'countryCode',
};

export function suggestMapping(columns: ColumnSample[]): Suggestion[] {
  const used = new Set<string>();
  return columns.map(({ header }) => {
    const target = names[header.toLowerCase().replaceAll(/[^a-z]/g, '')];
    if (target === undefined || used.has(target)) return nothing;
    used.add(target);
    return { target, confidence: 0.9, reason: `a known name for "${target}"` };
  });
}
