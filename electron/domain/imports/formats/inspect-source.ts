// How a source that is stored reads under other overrides.
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { DialectPatch } from '../../../../shared/schema/import.ts';
import type { StoredSource } from '../../../store/sources.ts';
import { readingOf } from '../show-source.ts';
import { inspectPlace, madeDialect, type ReadPlace, type SourceReading } from './inspect-place.ts';
import { madeOf } from './made-file.ts';

export const inspectSource = (source: StoredSource, overrides: DialectPatch): Promise<SourceReading> =>
  inspectPlace(placeOf(source), overrides);

function placeOf(source: StoredSource): ReadPlace {
  const { format, compression, entry, entries, sheet, sheets } = readingOf(source);
  const facts = { format, compression, entry, entries, sheet, sheets };
  const made = madeOf(source);
  return { path: source.path, layout: made?.layout ?? null, facts, issues: made?.issues ?? [] };
}

const fixedParts = {
  encoding: () =>
    t('The encoding cannot be chosen for this kind of file: it says itself how it reads. Leave it out.'),
  delimiter: () =>
    t('The delimiter cannot be chosen for this kind of file: it says itself how it reads. Leave it out.'),
  quote: () =>
    t('The quote cannot be chosen for this kind of file: it says itself how it reads. Leave it out.'),
  escape: () =>
    t('The escape cannot be chosen for this kind of file: it says itself how it reads. Leave it out.'),
};

/** A workbook has no delimiter to choose; to accept one and not to use it would be a lie. */
export function refuseForeign({ made }: Pick<StoredSource, 'made'>, patch: DialectPatch): void {
  if ((madeOf({ made })?.layout ?? null) === null) return;
  for (const part of ['encoding', 'delimiter', 'quote', 'escape'] as const) {
    const given = patch[part];
    if (given === undefined || given === madeDialect[part]) continue;
    const message = fixedParts[part]();
    throw new AppError('validation_error', {
      message,
      issues: [{ path: part, code: 'not_applicable', message }],
    });
  }
}
