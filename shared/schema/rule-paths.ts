// What conditions of rules can look at beside the values of the record and of its profile: who is related to it, and what providers
// said of it. docs/rules.md says what each means.
import { msg } from '../messages/message.ts';

/** Who is related to a company or a person today, by what they are to it: `relations.shareholders`. */
export const relationLists = {
  shareholders: { label: msg('Shareholders'), kind: 'shareholder', side: 'object' },
  holdings: { label: msg('Holdings'), kind: 'shareholder', side: 'subject' },
  officers: { label: msg('Officers'), kind: 'officer', side: 'object' },
  offices: { label: msg('Offices held'), kind: 'officer', side: 'subject' },
  parents: { label: msg('Parents'), kind: 'parent', side: 'object' },
  subsidiaries: { label: msg('Subsidiaries'), kind: 'parent', side: 'subject' },
} as const;
export type RelationList = keyof typeof relationLists;

/** Of each who is related: `relations.shareholders.name`, or `name` within `some`. */
export const relationParts = ['name', 'entity', 'countryCode', 'role', 'share', 'source', 'from'] as const;

/** Of all providers together, or of one: `enrichment.days`, `enrichment.gleif.days`. */
export const enrichmentParts = {
  confidence: msg('Confidence (0 to 1)'),
  days: msg('Days since it was asked'),
} as const;
