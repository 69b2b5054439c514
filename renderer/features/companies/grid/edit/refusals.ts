// Why a cell was not written, in words for the person at it.
import { t } from '../../../../../shared/messages/message.ts';

export type CellIssue = { path: string; code: string; message: string };

/** An empty list, an empty text and null all mean that nothing is there. */
const plain = (value: unknown): unknown =>
  value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;

export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/** `customFieldValues.grp_….Tier` and `emails.0` name their cell as `custom:grp_…:Tier` and `emails`. */
function isAbout(issuePath: string, path: string): boolean {
  const dotted = path.replace(/^custom:([^:]+):/, 'customFieldValues.$1.');
  return issuePath === path || issuePath === dotted || issuePath.startsWith(`${dotted}.`);
}

const takenFields: Record<string, string> = { name_taken: 'name', domain_taken: 'domain' };

/** Null where nothing was wrong with the cell. An issue without a cell of its own stopped the whole company. */
export function reasonFor(issues: readonly CellIssue[], path: string): string | null {
  const own = issues.find((issue) => isAbout(issue.path, path) || takenFields[issue.code] === path);
  if (own) return own.message;
  const whole = issues.find((issue) => issue.path === '');
  return whole
    ? t('Not written, as another cell of this row was refused. {reason}', { reason: whole.message })
    : null;
}

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join('; ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

export function changedMeanwhile(value: unknown): string {
  return plain(value) === null
    ? t('Changed elsewhere meanwhile. It is empty now. Press Enter twice to write yours, Esc to keep that.')
    : t(
        'Changed elsewhere meanwhile. It holds "{value}" now. Press Enter twice to write yours, Esc to keep that.',
        { value: textOf(value) },
      );
}
