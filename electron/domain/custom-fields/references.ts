// Who and what contact, user and object fields point to.
import type { Actor } from '../../../shared/schema/common.ts';
import { parseId } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { companyIdOf } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import { findObjectName } from '../../store/custom-objects.ts';
import { findPersonName } from '../../store/people.ts';
import { findUserByEmail, findUserById } from '../../store/users.ts';
import { findMerged } from '../merge/resolve-merged.ts';

export type Contact = { id: string; fullName: string; entityType: 'company' | 'person' };
export type NamedObject = { id: string; name: string };

export type References = {
  findContact(id: string): Contact | null;
  findUser(by: { id: string } | { email: string }): Actor | null;
  findObject(id: string): NamedObject | null;
};

/** What the store knows. Something that was deleted is null. */
export function storedReferences(db: ReadDb): References {
  return {
    findContact: (id) => findPersonContact(db, id) ?? findCompanyContact(db, id),
    findUser: (by) => ('id' in by ? findUserById(db, by.id) : findUserByEmail(db, by.email)),
    findObject: (id) => findNamedObject(db, id),
  };
}

function findPersonContact(db: ReadDb, id: string): Contact | null {
  const uuid = parseId('per', id);
  const fullName = uuid && findPersonName(db, uuid);
  return fullName ? { id, fullName, entityType: 'person' } : null;
}

function findNamedObject(db: ReadDb, id: string): NamedObject | null {
  const uuid = parseId('obj', id);
  const name = uuid && findObjectName(db, uuid);
  return name ? { id, name } : null;
}

/** One that was merged since is the company that it became. */
function findCompanyContact(db: ReadDb, id: string): Contact | null {
  const uuid = parseId('com', id);
  const company = uuid && (findCompanyByUuid(db, uuid) ?? findMerged(db, uuid));
  return company ? { id: companyIdOf(company), fullName: company.values.name, entityType: 'company' } : null;
}

/** For a page of records, which mostly point to the same few. */
export function rememberReferences(references: References): References {
  const users = remember((by) => references.findUser(JSON.parse(by) as { id: string }));
  return {
    findContact: remember((id) => references.findContact(id)),
    findUser: (by) => users(JSON.stringify(by)),
    findObject: remember((id) => references.findObject(id)),
  };
}
