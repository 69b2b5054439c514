// Makes a record of somebody whom a provider names, of what it says of him and nothing more.
import { AppError } from '../../../shared/errors.ts';
import type { FactValue } from '../../../shared/schema/profile-facts.ts';
import type { WriteDb } from '../../store/database.ts';
import { profileKey } from '../../store/field-key.ts';
import { conflictError } from '../companies/edit-company.ts';
import { parseCompanyInput, type CompanyChanges } from '../companies/parse-input.ts';
import { createCompany, type Origin } from '../companies/write-company.ts';
import { extrasContext } from '../custom-fields/extras-context.ts';
import { parsePersonInput } from '../people/person-input.ts';
import { createPerson } from '../people/write-person.ts';
import type { NamedParty } from './named-relations.ts';

/** `companies`: public ids of those that a person belongs to. Answers the reason where no record can be made. */
export function makeParty(
  db: WriteDb,
  party: NamedParty,
  companies: readonly string[],
  origin: Origin,
): { uuid: Buffer } | { reason: string } {
  try {
    return {
      uuid:
        party.entity === 'company'
          ? makeCompany(db, party, origin)
          : makePerson(db, party, companies, origin),
    };
  } catch (error) {
    if (error instanceof AppError) return { reason: error.message };
    throw error;
  }
}

function makeCompany(db: WriteDb, party: NamedParty, origin: Origin): Buffer {
  const { name, countryCode, identifiers } = party;
  const { taxId, registrationNumber, register, ...others } = identifiers;
  const values = parseCompanyInput(
    { countryCode, ...(taxId && { taxId }), name },
    extrasContext(db, 'company'),
    null,
  );
  const facts = known<FactValue>({
    registrationNumber,
    registrationAuthority: register,
    ...(Object.keys(others).length > 0 && { identifiers: known(others) }),
  });
  const changes: CompanyChanges & { name: string } = { ...values, name: values.name ?? name };
  for (const [fact, value] of Object.entries(facts)) changes[profileKey(fact)] = value;
  const result = createCompany(db, changes, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  return result.company.uuid;
}

function makePerson(db: WriteDb, { name }: NamedParty, companies: readonly string[], origin: Origin): Buffer {
  const input = { fullName: name, companies: companies.map((id) => ({ id })) };
  return createPerson(db, parsePersonInput(input, extrasContext(db, 'person'), null), origin).uuid;
}

/** Without what is absent. */
const known = <T>(values: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
