// From a path in a condition to what reads its value. Only what is named here can be reached: values are looked up as properties of
// their own, never through a prototype.
import { companyFields, employeeRanges } from '../../../shared/schema/company.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { personFields } from '../../../shared/schema/person.ts';
import { enrichmentParts, relationLists, relationParts } from '../../../shared/schema/rule-paths.ts';
import type { RelationList } from '../../../shared/schema/rule-paths.ts';
import { customKey } from '../../store/field-key.ts';
import type { Definitions } from '../custom-fields/definitions.ts';
import type { Budget } from './budget.ts';
import { entriesOf } from './compare.ts';
import { daysSince, type ProviderSaid, type RuleSubject } from './subject.ts';

/** `entry`: of a list, within `some`. */
export type Scope = { subject: RuleSubject; entry: unknown; budget: Budget };
export type Reader = (scope: Scope) => unknown;

/** `options`: all that it can be, where that is so; `parts`: what entries have, where that is known. */
export type KnownPath = { read: Reader; options?: readonly string[]; parts?: readonly string[] };

type Where = { definitions: Definitions; entity: EntityType };

const common = ['id', 'groups', 'version', 'createdAt', 'updatedAt'];
const fields: Readonly<Record<EntityType, ReadonlySet<string>>> = {
  company: new Set([...companyFields, ...common]),
  person: new Set([...personFields, ...common]),
};

/** Null where there is no such thing. Custom fields stand as `field:{no}`. */
export function knownPath(where: Where, path: string): KnownPath | null {
  const [, about, of] = /^(days|length):([\s\S]+)$/.exec(path) ?? [];
  if (about === undefined || of === undefined) return plainPath(where, path);
  const inner = plainPath(where, of);
  return inner && { read: derived(about, inner.read) };
}

/** A part of an entry: `share`, `identifiers.lei`, `days:from`. */
export function partPath(path: string, parts: readonly string[] | undefined): KnownPath | null {
  const [, about, of = path] = /^(days|length):([\s\S]+)$/.exec(path) ?? [];
  const names = of.split('.');
  if (!names.every(isName) || (parts && !parts.includes(names[0] ?? ''))) return null;
  const read: Reader = ({ entry, budget }) => partsOf(entry, names, budget);
  return { read: about === undefined ? read : derived(about, read) };
}

function plainPath({ definitions, entity }: Where, path: string): KnownPath | null {
  if (fields[entity].has(path))
    return {
      read: ({ subject }) => subject.field(path),
      ...(path === 'employeeRange' && { options: employeeRanges }),
    };
  const [, no] = /^field:(\d+)$/.exec(path) ?? [];
  if (no !== undefined) return customField(definitions, entity, Number(no));
  const [first = '', ...names] = path.split('.');
  if (!names.every(isName)) return null;
  if (first === 'entityData' && names.length > 0)
    return { read: ({ subject, budget }) => partsOf(subject.profile(), names, budget) };
  if (first === 'relations') return relationPath(names);
  return first === 'enrichment' ? enrichmentPath(names) : null;
}

function customField(definitions: Definitions, entity: EntityType, no: number): KnownPath | null {
  const key = customKey(no);
  const field = definitions.fieldByKey.get(key);
  if (!field || field.entityType !== entity) return null;
  const read: Reader = ({ subject }) => namesOf(subject.custom(key));
  return field.options.length === 0 ? { read } : { read, options: field.options.map(({ label }) => label) };
}

/** References are called by their names. */
const namesOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one: unknown) => (isObject(one) ? (one['fullName'] ?? one['name']) : one))
    : value;

function relationPath([list = '', part, ...rest]: readonly string[]): KnownPath | null {
  if (!Object.hasOwn(relationLists, list) || rest.length > 0) return null;
  const read: Reader = ({ subject }) => subject.related(list as RelationList);
  if (part === undefined) return { read, parts: relationParts };
  if (!(relationParts as readonly string[]).includes(part)) return null;
  return { read: (scope) => partsOf(read(scope), [part], scope.budget) };
}

type SaidPart = keyof typeof enrichmentParts;
const isSaidPart = (name: string | undefined): name is SaidPart =>
  name !== undefined && Object.hasOwn(enrichmentParts, name);

/** `enrichment.providers`, of all together the surest and the newest, or of one by its code. */
function enrichmentPath([first = '', part, ...rest]: readonly string[]): KnownPath | null {
  if (rest.length > 0) return null;
  if (part !== undefined)
    return isSaidPart(part)
      ? {
          read: ({ subject }) =>
            subject.enrichment().find(({ provider }) => provider === first)?.[part] ?? null,
        }
      : null;
  if (first === 'providers')
    return { read: ({ subject }) => subject.enrichment().map(({ provider }) => provider) };
  return isSaidPart(first) ? { read: ({ subject }) => best(subject.enrichment(), first) } : null;
}

const best = (said: readonly ProviderSaid[], part: SaidPart): number | null => {
  if (said.length === 0) return null;
  const values = said.map((one) => one[part]);
  return part === 'days' ? Math.min(...values) : Math.max(...values);
};

const derived =
  (about: string, read: Reader): Reader =>
  (scope) => {
    const value = read(scope);
    if (about === 'length')
      return typeof value === 'string' ? Array.from(value).length : entriesOf(value).length;
    const days = entriesOf(value).flatMap((one) => daysSince(one, scope.subject.nowMs) ?? []);
    return Array.isArray(value) ? days : (days[0] ?? null);
  };

const isName = (name: string): boolean => /^[\w-]{1,100}$/.test(name);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a list, the part of each entry that has it. */
function partsOf(value: unknown, names: readonly string[], budget: Budget): unknown {
  let current = value;
  for (const name of names) {
    if (Array.isArray(current)) {
      budget.spend(current.length);
      current = current.flatMap((entry: unknown) => ownPart(entry, name) ?? []);
    } else current = ownPart(current, name);
  }
  return current ?? null;
}

const ownPart = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : null;
