// Adds, changes and removes users. Call each in a transaction; a step takes any of it back.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { User, UserInput, UserPatch } from '../../../shared/schema/user.ts';
import { must } from '../../lib/assert.ts';
import { newId } from '../../lib/ids.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findUserByEmail, findUserById, findUserNo, insertUser } from '../../store/users.ts';
import { findOwner } from '../../store/workspace.ts';
import {
  changeDefinition,
  hideDefinition,
  noteInserted,
  type By,
} from '../custom-fields/definition-writer.ts';

/** Throws `not_found`. */
export function getUser(db: ReadDb, id: string): User {
  const user = findUserById(db, id);
  if (user) return user;
  throw new AppError('not_found', {
    message: t('There is no user {id}. GET /v1/users lists those there are.', { id }),
  });
}

/** Throws `validation_error` where another user has the address. */
export function addUser(db: WriteDb, { fullName, email = null }: UserInput, by: By): User {
  requireFreeEmail(db, email, null);
  const user = { id: newId('usr', by.atMs), fullName, email };
  noteInserted(db, 'user', insertUser(db, user), by);
  return user;
}

export function changeUser(db: WriteDb, id: string, { fullName, email }: UserPatch, by: By): User {
  const no = numberOf(db, id);
  if (email !== undefined) requireFreeEmail(db, email, id);
  const changes = {
    ...(fullName === undefined ? {} : { full_name: fullName }),
    ...(email === undefined ? {} : { email }),
  };
  changeDefinition(db, 'user', no, changes, by);
  return getUser(db, id);
}

export function removeUser(db: WriteDb, id: string, by: By): User {
  const user = getUser(db, id);
  if (findOwner(db)?.id === id)
    throw new AppError('validation_error', {
      message: t('{fullName} owns this workspace and stays its user.', { fullName: user.fullName }),
      issues: [{ path: 'userId', code: 'owner', message: t('The owner cannot be removed.') }],
    });
  hideDefinition(db, 'user', numberOf(db, id), by);
  return user;
}

function numberOf(db: ReadDb, id: string): number {
  getUser(db, id);
  return must(findUserNo(db, id), 'user');
}

function requireFreeEmail(db: ReadDb, email: string | null, own: string | null): void {
  const other = email === null ? null : findUserByEmail(db, email);
  if (!other || other.id === own) return;
  const message = t('{fullName} has this address. Change that user, or choose another address.', {
    fullName: other.fullName,
  });
  throw new AppError('validation_error', {
    message,
    details: { userId: other.id },
    issues: [{ path: 'email', code: 'duplicate', message }],
  });
}
