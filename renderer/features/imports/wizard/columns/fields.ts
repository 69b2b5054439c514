// The fields that a column can be mapped to, as a person knows them.
import { listFields, type CompanyField } from '../../../../../shared/schema/company.ts';
import { labelOfPath } from '../../../../../shared/schema/field-path.ts';

export const ignoreTarget = 'ignore';

export const fieldGroups: readonly { group: string; fields: readonly CompanyField[] }[] = [
  { group: 'Identity', fields: ['name', 'domain', 'taxId', 'externalId'] },
  { group: 'Profile', fields: ['description', 'industry', 'employeeRange', 'foundationYear'] },
  { group: 'Funding', fields: ['fundingRaised', 'lastFundingDate'] },
  { group: 'Contact', fields: ['countryCode', 'addresses', 'emails', 'phones', 'urls'] },
  { group: 'Labels', fields: ['tags'] },
];

const severalColumns: ReadonlySet<string> = new Set([...listFields, 'tags', 'groups']);

/** True where a field takes the values of several columns. */
export const takesSeveralColumns = (target: string): boolean =>
  severalColumns.has(target) || customLists.has(target);

let customLists: ReadonlySet<string> = new Set();

/** Custom fields that hold several values, as the definitions last said. */
export function rememberLists(paths: readonly string[]): void {
  customLists = new Set(paths);
}

/** What a target is called; a custom field by its own name. */
export function targetLabel(target: string): string {
  if (target === ignoreTarget) return 'Not imported';
  return labelOfPath(target);
}
