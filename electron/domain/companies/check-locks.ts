// A person or script that means a locked field is told so; the same value again is no change. Of companies and people.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReadDb } from '../../store/database.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { summary } from './parse-input.ts';
import { isSameValue } from './same-value.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Throws `validation_error` with the path of every locked field that would change. */
export function checkLocks(db: ReadDb, current: { locks?: readonly string[] }, wanted: object): void {
  const [values, changes] = [current as Loose, wanted as Loose];
  const issues = (current.locks ?? [])
    .filter((key) => changes[key] !== undefined && !isSameValue(values[key], changes[key]))
    .map((key) => ({
      path: pathOfKey(db, key),
      code: 'locked',
      message: t('This field is locked. Unlock it first.'),
    }));
  if (issues.length > 0) throw new AppError('validation_error', { message: summary(issues), issues });
}
