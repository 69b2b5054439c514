// Whether a file is about people: one of its columns holds addresses of their profiles, others their names.
import type { SourceColumn } from '../../../../shared/schema/import.ts';
import {
  peopleColumnFields,
  type PeopleColumnField,
  type PeopleColumns,
} from '../../../../shared/schema/people-columns.ts';
import { findProfessionalUrl } from '../../enrichment/professional-url.ts';
import { headerKey } from '../../mapping/header-key.ts';

type Column = Pick<SourceColumn, 'key' | 'header' | 'samples'>;

const headers: Record<PeopleColumnField, readonly string[]> = {
  fullName: ['fullname', 'name', 'contact', 'contactname', 'person', 'personname', 'vollstandigername'],
  firstName: ['firstname', 'first', 'givenname', 'forename', 'vorname'],
  lastName: ['lastname', 'last', 'surname', 'familyname', 'nachname', 'familienname'],
  jobTitle: ['jobtitle', 'title', 'position', 'role', 'headline', 'occupation', 'funktion'],
};

/** Null where no column is one. Of several, the first that holds the most. */
export function findPeopleColumns(columns: readonly Column[]): PeopleColumns | null {
  const shares = columns.map(({ samples }) => shareOf(samples));
  const best = Math.max(0, ...shares);
  const column = best < 0.5 ? undefined : columns[shares.indexOf(best)];
  if (!column) return null;
  const named = peopleColumnFields.flatMap((field) => {
    const found = columns.find(({ header }) => headers[field].includes(headerKey(header).key));
    return found && found !== column ? [[field, found.key] as const] : [];
  });
  return { column: column.key, columns: Object.fromEntries(named) };
}

/** Of a column's values that are such an address. */
function shareOf(samples: readonly string[]): number {
  const filled = samples.filter((sample) => sample.trim() !== '');
  const found = filled.filter((sample) => findProfessionalUrl('person', sample) !== null);
  return filled.length === 0 ? 0 : found.length / filled.length;
}
