// The words of a template that never mean a field of the group.
import { companyFields } from '../../../shared/schema/company.ts';

/** Fields that every company has, by the names that templates know them by. */
export const standardNames: ReadonlySet<string> = new Set([...companyFields, 'groups']);

const ways: ReadonlySet<string> = new Set(['fields', 'group', 'today']);

export const isReservedName = (name: string): boolean => standardNames.has(name) || ways.has(name);
