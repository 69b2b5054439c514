// Whether somebody who is said to hold a company is here already: as everywhere, and among those who hold it now also under a name
// that differs in no more than its legal form, since a record may be called otherwise by its own registry.
import { nameCore } from '../../../lib/name-core.ts';
import type { StoredCompany } from '../../../store/company-row.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { Party } from '../../../store/parties.ts';
import { createMatcher, type PartyMatcher } from '../../relations/match-party.ts';
import type { NamedParty } from '../../relations/named-relations.ts';
import { createParties, keyOf } from '../../relations/parties.ts';

export function createHolderMatcher(
  db: ReadDb,
  company: StoredCompany | null,
  all: readonly NamedParty[],
): PartyMatcher {
  const match = createMatcher(db, company, all);
  if (!company) return match;
  const parties = createParties(db);
  const holders = parties
    .linksOf(keyOf(company.uuid), 'object')
    .filter(({ relation: { kind } }) => kind === 'shareholder')
    .map(({ subject }) => parties.get(subject));
  return (party) => match(party) ?? holders.find((holder) => isAlike(holder, party))?.uuid ?? null;
}

function isAlike({ type, name, countryCode }: Party, party: NamedParty): boolean {
  const [one, other] = [nameCore(name), nameCore(party.name)];
  const [form, otherForm] = [shortForm(one.form), shortForm(other.form)];
  return (
    type === 'company' &&
    party.entity === 'company' &&
    (countryCode === null || party.countryCode === null || countryCode === party.countryCode) &&
    one.core === other.core &&
    (form === otherForm || form === '' || otherForm === '')
  );
}

const short: Readonly<Record<string, string>> = {
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  aktiengesellschaft: 'ag',
};

const shortForm = (form: string): string => form.replace(/\p{L}+/gu, (word) => short[word] ?? word);
