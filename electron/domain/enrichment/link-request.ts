// Which record of the workspace a request means that names none by its id. Only what is certain counts: its answers are written to
// that record, or shown for it.
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { LookupInput } from '../../providers/provider.ts';
import { findKeyHits } from '../../store/company-keys.ts';
import { findCompanyByNo, highestCompanyNo, listUrlsNaming } from '../../store/companies.ts';
import type { ReadDb } from '../../store/database.ts';
import type { Unlinked } from '../../store/enrichment/items.ts';
import { findPeopleByProfile } from '../../store/people.ts';
import { nameKey } from '../matching/company-key.ts';
import { findByDomain, findByNameKey } from '../matching/find-company.ts';
import { findProfessionalUrl, parseProfessionalUrl } from './professional-url.ts';

export type Link = { recordUuid: Buffer; unlinked: null } | { recordUuid: null; unlinked: Unlinked };

/** Companies by those of their profile addresses that a batch asks for. */
export type Profiles = ReadonlyMap<string, readonly Buffer[]>;

export function linkOf(db: ReadDb, entity: EntityType, input: LookupInput, profiles: Profiles): Link {
  const found = entity === 'company' ? companiesMeant(db, input, profiles) : peopleMeant(db, input);
  const [first, ...others] = new Map(found.map((uuid) => [uuid.toString('hex'), uuid])).values();
  if (!first) return { recordUuid: null, unlinked: 'no_record' };
  return others.length > 0
    ? { recordUuid: null, unlinked: 'several_records' }
    : { recordUuid: first, unlinked: null };
}

const peopleMeant = (db: ReadDb, { professionalSocialMediaUrl: url }: LookupInput): Buffer[] =>
  url === undefined ? [] : findPeopleByProfile(db, url);

/** A name is unique in the workspace, yet it says nothing against another domain or country. */
function companiesMeant(db: ReadDb, input: LookupInput, profiles: Profiles): Buffer[] {
  const { domain, name, countryCode, professionalSocialMediaUrl: url } = input;
  const keys = { find: (hash: number) => findKeyHits(db, hash) };
  const byDomain = domain === undefined ? null : findByDomain(db, keys, domain);
  const byName = name === undefined ? null : findByNameKey(db, keys, nameKey(name));
  const found = [...(url === undefined ? [] : (profiles.get(url) ?? []))];
  if (byDomain !== null) found.push(...uuidOf(db, byDomain, () => true));
  if (byName !== null)
    found.push(
      ...uuidOf(
        db,
        byName,
        (values) =>
          values.countryCode === countryCode &&
          (domain === undefined || values.domain === null || values.domain === domain),
      ),
    );
  return found;
}

type Named = { countryCode: string | null; domain: string | null };

function uuidOf(db: ReadDb, no: number, isMeant: (values: Named) => boolean): Buffer[] {
  const company = findCompanyByNo(db, no);
  return company && isMeant(company.values) ? [company.uuid] : [];
}

export function whyUnlinked(entity: EntityType, unlinked: Unlinked): string {
  if (unlinked === 'several_records')
    return t(
      'It may be more than one record here, so it was linked to none and cannot be reviewed. Send its id.',
    );
  return entity === 'company'
    ? t('No company here has just this domain, profile, or name and country, so there is nothing to review.')
    : t('Nobody here has just this profile, so there is nothing to review.');
}

/** Requests, and companies, between two steps. */
const piece = { requests: 2000, companies: 20_000 } as const;

/** In steps, as all companies are looked through where a request goes by its profile. */
export function* profilesAsked(
  db: ReadDb,
  entity: EntityType,
  requests: readonly unknown[],
): Generator<undefined, Profiles> {
  const found = new Map<string, Buffer[]>();
  if (entity === 'person') return found;
  for (const [at, request] of requests.entries()) {
    const url = profileIn(request);
    if (url !== null) found.set(url, []);
    if (at % piece.requests === piece.requests - 1) yield;
  }
  if (found.size === 0) return found;
  const last = highestCompanyNo(db);
  for (let after = 0; after < last; after += piece.companies) {
    for (const { uuid, urls } of listUrlsNaming(db, 'linkedin.', after, after + piece.companies))
      for (const url of new Set(urls.map((one) => findProfessionalUrl('company', one))))
        if (url !== null) found.get(url)?.push(uuid);
    yield;
  }
  return found;
}

function profileIn(request: unknown): string | null {
  const sent = (request ?? {}) as { companyId?: unknown; professionalSocialMediaUrl?: unknown };
  if (typeof sent.professionalSocialMediaUrl !== 'string' || sent.companyId) return null;
  const parsed = parseProfessionalUrl('company', sent.professionalSocialMediaUrl);
  return parsed.ok && typeof parsed.value === 'string' ? parsed.value : null;
}
