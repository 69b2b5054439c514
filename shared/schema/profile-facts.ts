// Facts of a profile that no field of the record holds: what registers and providers know of a company or a person. On the wire
// each is `entityData.<name>`. A record may hold facts that are not named here; they are shown under their own name.
import { msg, t } from '../messages/message.ts';

/** Never null inside: what is empty is left out. */
export type FactValue = string | number | boolean | FactValue[] | { [name: string]: FactValue };

export type FactType = 'text' | 'number' | 'date' | 'list' | 'object';
type Fact = { label: string; type: FactType; of: readonly ('company' | 'person')[] };

const companies = ['company'] as const;
const people = ['person'] as const;
const both = ['company', 'person'] as const;

/** In the order in which they are shown. */
export const profileFacts = {
  legalName: { label: msg('Legal name'), type: 'text', of: companies },
  tradingName: { label: msg('Trading name'), type: 'text', of: companies },
  registrationNumber: { label: msg('Registration number'), type: 'text', of: companies },
  registrationAuthority: { label: msg('Register'), type: 'text', of: companies },
  jurisdiction: { label: msg('Jurisdiction'), type: 'text', of: companies },
  legalForm: { label: msg('Legal form'), type: 'text', of: companies },
  status: { label: msg('Status'), type: 'text', of: companies },
  incorporationDate: { label: msg('Incorporated on'), type: 'date', of: companies },
  dissolutionDate: { label: msg('Dissolved on'), type: 'date', of: companies },
  registeredAddress: { label: msg('Registered address'), type: 'object', of: companies },
  activityCodes: { label: msg('Activity codes'), type: 'list', of: companies },
  employeeCount: { label: msg('Number of employees'), type: 'number', of: companies },
  nationality: { label: msg('Nationality'), type: 'text', of: people },
  countryOfResidence: { label: msg('Country of residence'), type: 'text', of: people },
  officers: { label: msg('Officers'), type: 'list', of: companies },
  shareholders: { label: msg('Shareholders'), type: 'list', of: companies },
  identifiers: { label: msg('Identifiers'), type: 'object', of: both },
} as const satisfies Record<string, Fact>;

export type FactName = keyof typeof profileFacts;

export const factNames = Object.keys(profileFacts) as readonly FactName[];

export const isFactName = (name: string): name is FactName => Object.hasOwn(profileFacts, name);

/** `entityData.legalName` */
export const factPath = (name: string): string => `entityData.${name}`;

/** The name in a fact's path; null for every other path. */
export const parseFactPath = (path: string): string | null =>
  /^entityData\.(\w{1,100})$/.exec(path)?.[1] ?? null;

/** Null for what is no fact of its own, such as a field of the record that is part of its profile. */
export const factLabel = (name: string): string | null =>
  isFactName(name) ? t(profileFacts[name].label) : null;

/** A fact in one line: `line1: 5 Main St, city: Leeds`; entries of a list that have parts of their own are set off by semicolons. */
export function factText(value: FactValue | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const isDeep = value.some((one) => typeof one === 'object');
    return value.map(factText).join(isDeep ? '; ' : ', ');
  }
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${typeof part === 'object' ? `(${factText(part)})` : factText(part)}`)
      .join(', ');
  return String(value);
}
