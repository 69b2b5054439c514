// The company fields that a column can be mapped to, as a person knows them.
import { fieldLabels, listFields, type CompanyField } from '../../../../../shared/schema/company.ts';

export const ignoreTarget = 'ignore';

export const fieldGroups: readonly { group: string; fields: readonly CompanyField[] }[] = [
  { group: 'Identity', fields: ['name', 'domain', 'taxId', 'externalId'] },
  { group: 'Profile', fields: ['description', 'industry', 'employeeRange', 'foundationYear'] },
  { group: 'Funding', fields: ['fundingRaised', 'lastFundingDate'] },
  { group: 'Contact', fields: ['countryCode', 'addresses', 'emails', 'phones', 'urls'] },
  { group: 'Labels', fields: ['tags'] },
];

const severalColumns: ReadonlySet<string> = new Set([...listFields, 'tags']);

/** True where a field takes the values of several columns. */
export const takesSeveralColumns = (target: string): boolean => severalColumns.has(target);

/** What a target is called; a custom field by its own name. */
export function targetLabel(target: string): string {
  if (target === ignoreTarget) return 'Not imported';
  if (target.startsWith('custom:')) return target.split(':').slice(2).join(':');
  return Object.hasOwn(fieldLabels, target) ? fieldLabels[target as CompanyField] : target;
}
