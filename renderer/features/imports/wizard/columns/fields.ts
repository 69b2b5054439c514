// The fields that a column can be mapped to, as a person knows them.
import { t } from '../../../../../shared/messages/message.ts';
import { listFields, type CompanyField } from '../../../../../shared/schema/company.ts';
import { labelOfPath } from '../../../../../shared/schema/field-path.ts';

export const ignoreTarget = 'ignore';

export const fieldGroups: readonly { group: string; fields: readonly CompanyField[] }[] = [
  { group: t('Identity'), fields: ['name', 'domain', 'taxId', 'externalId'] },
  { group: t('Profile'), fields: ['description', 'industry', 'employeeRange', 'foundationYear'] },
  { group: t('Funding'), fields: ['fundingRaised', 'lastFundingDate'] },
  { group: t('Contact'), fields: ['countryCode', 'addresses', 'emails', 'phones', 'urls'] },
  { group: t('Labels'), fields: ['tags'] },
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
  if (target === ignoreTarget) return t('Not imported');
  return labelOfPath(target);
}
