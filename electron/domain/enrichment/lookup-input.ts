// From what was sent and what the store knows to what a provider is asked; the same lookup has the same hash, whoever asks.
import { createHash } from 'node:crypto';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { InputKey, Lookup, LookupInput, Provider } from '../../providers/provider.ts';
import type { CompanyValues } from '../../../shared/schema/company.ts';
import type { PersonValues } from '../../../shared/schema/person.ts';
import { parseDomain } from '../companies/domain-name.ts';
import { parseProfessionalUrl } from './professional-url.ts';

/** Why a request can never be looked up. */
export type RequestFault = { code: string; message: string; isRetryable: false };

/** `recordId`: of the workspace; `input`: what the request itself says. */
export type ReadRequest = { recordId: string | null; input: LookupInput };

const identifiers: Record<EntityType, readonly string[]> = {
  company: ['companyId', 'domain', 'name', 'countryCode', 'professionalSocialMediaUrl'],
  person: ['personId', 'pdlId', 'professionalSocialMediaUrl'],
};

const fault = (code: string, message: string): RequestFault => ({ code, message, isRetryable: false });

/** One entry of `requests`, without its metadata. */
export function readRequest(entity: EntityType, request: unknown): ReadRequest | RequestFault {
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    return fault('invalid_request', 'Send an object with at least one identifier.');
  const sent = Object.entries(request).filter(([, value]) => value !== null && value !== undefined);
  const known = identifiers[entity];
  for (const [key, value] of sent) {
    if (!known.includes(key))
      return fault('unknown_field', `There is no identifier "${key}". There are: ${known.join(', ')}.`);
    if (typeof value !== 'string' || value.trim() === '' || value.length > 2048)
      return fault('invalid_request', `${key} must be a text of 1 to 2048 characters.`);
  }
  const texts = Object.fromEntries(sent) as Record<string, string>;
  const input = inputOf(entity, texts);
  if ('code' in input) return input;
  const recordId = texts[`${entity}Id`] ?? null;
  const isEnough = Object.keys(input).some((key) => key !== 'name' && key !== 'countryCode');
  const isNamed = input.name !== undefined && input.countryCode !== undefined;
  if (recordId === null && !isEnough && !isNamed)
    return fault('no_identifier', `Send at least one of ${wanted[entity]}.`);
  return { recordId, input };
}

const wanted: Record<EntityType, string> = {
  company: 'companyId, domain, name with countryCode, professionalSocialMediaUrl',
  person: 'personId, pdlId, professionalSocialMediaUrl',
};

function inputOf(entity: EntityType, texts: Record<string, string>): LookupInput | RequestFault {
  const { domain, name, countryCode, professionalSocialMediaUrl: url, pdlId } = texts;
  const input: LookupInput = {};
  if (name !== undefined) input.name = name.trim();
  if (pdlId !== undefined) input.pdlId = pdlId.trim();
  if (countryCode !== undefined) {
    if (!/^[a-z]{2}$/i.test(countryCode.trim()))
      return fault('invalid_country', `"${countryCode}" is no ISO 3166-1 alpha-2 code.`);
    input.countryCode = countryCode.trim().toUpperCase();
  }
  if (domain !== undefined) {
    const parsed = parseDomain(domain);
    if (!parsed.ok) return fault(parsed.code, parsed.message);
    input.domain = parsed.value;
  }
  if (url !== undefined) {
    const parsed = parseProfessionalUrl(entity, url);
    if (!parsed.ok) return fault(parsed.code, parsed.message);
    input.professionalSocialMediaUrl = parsed.value;
  }
  return input;
}

const filled = (input: Record<string, unknown>): LookupInput =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );

export const inputOfCompany = (values: CompanyValues): LookupInput => {
  const { name, countryCode, domain, taxId, externalId, emails, phones, urls, addresses } = values;
  return filled({ name, countryCode, domain, taxId, externalId, emails, phones, urls, addresses });
};

/** `company`: the first of the person's companies. */
export const inputOfPerson = (
  values: PersonValues,
  company: Pick<CompanyValues, 'name' | 'domain'> | null,
): LookupInput => {
  const { fullName, emails, phones, urls, addresses, professionalSocialMediaUrl } = values;
  const employer = { companyName: company?.name ?? null, companyDomain: company?.domain ?? null };
  return filled({ fullName, emails, phones, urls, addresses, professionalSocialMediaUrl, ...employer });
};

/** With no more than the provider can use; null where it cannot look this up. */
export function usableLookup(provider: Provider, lookup: Lookup): Lookup | null {
  const { entities, countries, inputs } = provider;
  const { countryCode } = lookup.input;
  if (!entities.includes(lookup.entity)) return null;
  if (countries !== 'all' && (countryCode === undefined || !countries.includes(countryCode))) return null;
  const has = (key: InputKey): boolean => lookup.input[key] !== undefined;
  if (!inputs.some((set) => set.every(has))) return null;
  const keys = new Set(inputs.flat());
  const input = Object.fromEntries(Object.entries(lookup.input).filter(([key]) => keys.has(key as InputKey)));
  return { ...lookup, input };
}

/** Over what `usableLookup` left of it. */
export function lookupHash({ code }: Provider, { entity, input }: Lookup): Buffer {
  const entries = Object.entries(input).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([code, entity, entries]))
    .digest();
}
