// From what was sent and what the store knows to what a provider is asked; the same lookup has the same hash, whoever asks.
import { createHash } from 'node:crypto';
import { t } from '../../../shared/messages/message.ts';
import type { CompanyValues } from '../../../shared/schema/company.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { PersonValues } from '../../../shared/schema/person.ts';
import { parseId } from '../../lib/ids.ts';
import type { InputKey, Lookup, LookupInput, Provider } from '../../providers/provider.ts';
import { quoted } from '../companies/field-result.ts';
import { parseField } from '../companies/field-rules.ts';
import { findProfessionalUrl, parseProfessionalUrl } from './professional-url.ts';

/** Why a request can never be looked up. */
export type RequestFault = { code: string; message: string; isRetryable: false };

/** `recordId`: of the workspace; `input`: what the request itself says. */
export type ReadRequest = { recordId: string | null; input: LookupInput };

type Identifiers = {
  prefix: string;
  id: string;
  known: readonly string[];
  /** Each of these is enough. */
  sets: readonly (readonly string[])[];
};

const identifiers: Record<EntityType, Identifiers> = {
  company: {
    prefix: 'com',
    id: 'companyId',
    known: ['companyId', 'domain', 'name', 'countryCode', 'professionalSocialMediaUrl'],
    sets: [['companyId'], ['domain'], ['name', 'countryCode'], ['professionalSocialMediaUrl']],
  },
  person: {
    prefix: 'per',
    id: 'personId',
    known: ['personId', 'pdlId', 'professionalSocialMediaUrl'],
    sets: [['personId'], ['pdlId'], ['professionalSocialMediaUrl']],
  },
};

const longest = 2048;

const fault = (code: string, message: string): RequestFault => ({ code, message, isRetryable: false });

/** One entry of `requests`, without its metadata. What is blank counts as not sent. */
export function readRequest(entity: EntityType, request: unknown): ReadRequest | RequestFault {
  const { known, sets, id } = identifiers[entity];
  const texts = textsOf(request, known);
  if (!(texts instanceof Map)) return texts;
  if (!sets.some((set) => set.every((key) => texts.has(key)))) return nothingToGoBy(sets);
  const recordId = texts.get(id) ?? null;
  if (recordId !== null && !parseId(identifiers[entity].prefix, recordId)) return badId(entity, recordId);
  const input = inputOf(entity, texts);
  return 'code' in input ? input : { recordId, input };
}

function textsOf(request: unknown, known: readonly string[]): Map<string, string> | RequestFault {
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    return fault('invalid_request', t('Send an object with at least one identifier.'));
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(request)) {
    if (!known.includes(key)) {
      const values = { key: quoted(key), known: known.join(', ') };
      return fault('unknown_field', t('There is no identifier {key}. There are: {known}.', values));
    }
    if (value === null || value === undefined) continue;
    if (typeof value !== 'string' || value.length > longest)
      return fault(
        'invalid_request',
        t('{key} must be a text of at most {longest, number} characters.', { key, longest }),
      );
    if (value.trim() !== '') texts.set(key, value.trim());
  }
  return texts;
}

function nothingToGoBy(sets: Identifiers['sets']): RequestFault {
  const wanted = sets.map((set) => set.join(' + ')).join(', ');
  return fault(
    'no_identifier',
    t('Nothing says which record it is. Send at least one of: {wanted}.', { wanted }),
  );
}

function badId(entity: EntityType, id: string): RequestFault {
  const values = { id: quoted(id), form: `${identifiers[entity].prefix}_…` };
  return fault(
    'invalid_id',
    entity === 'company'
      ? t('{id} is no id of a company. Send it whole, in the form {form} and a UUID.', values)
      : t('{id} is no id of a person. Send it whole, in the form {form} and a UUID.', values),
  );
}

const rules = (entity: EntityType) => ({
  name: parseField.name,
  countryCode: parseField.countryCode,
  domain: parseField.domain,
  professionalSocialMediaUrl: (raw: unknown) => parseProfessionalUrl(entity, raw),
});

/** Each in the form in which the store keeps it. */
function inputOf(entity: EntityType, texts: ReadonlyMap<string, string>): LookupInput | RequestFault {
  const pdlId = texts.get('pdlId');
  const input: Record<string, unknown> = { ...(pdlId !== undefined && { pdlId }) };
  for (const [key, parse] of Object.entries(rules(entity))) {
    const text = texts.get(key);
    if (text === undefined) continue;
    const parsed = parse(text);
    if (!parsed.ok) return fault(parsed.code, parsed.message);
    input[key] = parsed.value;
  }
  return input;
}

const filled = (input: Record<string, unknown>): LookupInput =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

export const inputOfCompany = (values: CompanyValues): LookupInput => {
  const { name, countryCode, domain, taxId, externalId, emails, phones, urls, addresses } = values;
  const known = { name, countryCode, domain, taxId, externalId, emails, phones, urls, addresses };
  return filled({ ...known, professionalSocialMediaUrl: profileAmong('company', urls) });
};

/** `company`: the first of the person's companies. */
export const inputOfPerson = (
  values: PersonValues,
  company: Pick<CompanyValues, 'name' | 'domain'> | null,
): LookupInput => {
  const { fullName, emails, phones, urls, addresses } = values;
  const professionalSocialMediaUrl = values.professionalSocialMediaUrl ?? profileAmong('person', urls);
  const employer = { companyName: company?.name ?? null, companyDomain: company?.domain ?? null };
  return filled({ fullName, emails, phones, urls, addresses, professionalSocialMediaUrl, ...employer });
};

/** The first of a record's URLs that is one. */
function profileAmong(entity: EntityType, urls: readonly string[]): string | null {
  for (const url of urls) {
    const found = findProfessionalUrl(entity, url);
    if (found !== null) return found;
  }
  return null;
}

/** With no more than the provider can use; null where it cannot look this up. */
export function usableLookup(provider: Provider, lookup: Lookup): Lookup | null {
  const { entities, countries, inputs, isEnough } = provider;
  const { countryCode } = lookup.input;
  if (!entities.includes(lookup.entity)) return null;
  if (countries !== 'all' && (countryCode === undefined || !countries.includes(countryCode))) return null;
  const has = (key: InputKey): boolean => lookup.input[key] !== undefined;
  if (!inputs.some((set) => set.every(has))) return null;
  const keys = new Set(inputs.flat());
  const input = Object.fromEntries(Object.entries(lookup.input).filter(([key]) => keys.has(key as InputKey)));
  return isEnough?.(input) === false ? null : { ...lookup, input };
}

/**
 * Over what `usableLookup` left of it. How a text is capitalised and spaced makes no other lookup; the order of a list does, and
 * so does what is set for the provider (`config`, null where nothing is), but for what decides no answer.
 */
export function lookupHash(
  { code, besideAnswers = [] }: Provider,
  { entity, input }: Lookup,
  config: unknown,
): Buffer {
  const entries = Object.entries(input)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [
      key,
      isCoded(key) ? value : typeof value === 'string' ? plain(value) : value.map(plain),
    ]);
  return createHash('sha256')
    .update(
      JSON.stringify([code, entity, entries, ...(config === null ? [] : [without(config, besideAnswers)])]),
    )
    .digest();
}

const without = (config: unknown, names: readonly string[]): unknown =>
  names.length === 0 || typeof config !== 'object' || config === null
    ? config
    : Object.fromEntries(Object.entries(config).filter(([name]) => !names.includes(name)));

/** Ids and addresses whose case tells two apart. */
const isCoded = (key: string): boolean =>
  ['externalId', 'pdlId', 'professionalSocialMediaUrl', 'urls'].includes(key);

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
