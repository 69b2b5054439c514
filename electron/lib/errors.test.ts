import { expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { explainSystemError, isDiskFull, isPassing } from './errors.ts';

const failing = (code: string): Error => Object.assign(new Error(code), { code });

it.each(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE'])(
  'tells a full disk by %s, and that it may pass',
  (code) => {
    const error = failing(code);
    expect(explainSystemError(error)).toMatchObject({ code: 'disk_full', cause: error });
    expect([isDiskFull(error), isPassing(error)]).toEqual([true, true]);
  },
);

it('tells no full disk by what else fails', () => {
  for (const code of ['SQLITE_IOERR_READ', 'SQLITE_READONLY', 'SQLITE_CORRUPT', 'EACCES'])
    expect([code, isDiskFull(failing(code)), isPassing(failing(code))]).toEqual([code, false, false]);
  expect(isPassing(failing('SQLITE_BUSY'))).toBe(true);
  expect(isDiskFull(new AppError('not_found', { message: 'x' }))).toBe(false);
});
