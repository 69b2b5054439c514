// The address of a professional profile, in one form however it was copied: without scheme variants, country subdomain, tracking
// and what stands behind the profile's own name. Of a person: public, Sales Navigator and Recruiter addresses; of a company: its
// page, a school's, a showcase's. Everything else is refused with what to do instead.
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { fault, fine, quoted, type FieldResult } from '../companies/field-result.ts';

const host = 'linkedin.com';

/**
 * `name`: in lower case, percent-encoded; `pub`: the same with three old numbers behind it; `code`: its case matters, and behind a
 * comma stands how it was found. `unless`: pages of the site itself.
 */
type Form = { kind: 'name' | 'pub' | 'code'; prefix: readonly string[]; unless?: readonly string[] };

const forms: Record<EntityType, readonly Form[]> = {
  person: [
    { kind: 'name', prefix: ['in'], unless: ['me', 'edit', 'unavailable'] },
    { kind: 'pub', prefix: ['pub'], unless: ['dir'] },
    { kind: 'code', prefix: ['sales', 'lead'] },
    { kind: 'code', prefix: ['sales', 'people'] },
    { kind: 'code', prefix: ['talent', 'profile'] },
    { kind: 'code', prefix: ['recruiter', 'profile'] },
  ],
  company: [
    { kind: 'name', prefix: ['company'], unless: ['setup', 'unavailable'] },
    { kind: 'name', prefix: ['school'] },
    { kind: 'name', prefix: ['showcase'] },
  ],
};

/** What the mobile site and links in mails put before the path. */
const wrappers: ReadonlySet<string> = new Set(['mwlite', 'comm', 'm']);

export function parseProfessionalUrl(entity: EntityType, raw: unknown): FieldResult<string> {
  if (typeof raw !== 'string') return fault('invalid_type', t('Expected a text.'));
  const found = findProfessionalUrl(entity, raw);
  if (found !== null) return fine(found);
  const url = urlOf(raw);
  return fault('invalid_profile_url', url ? wrongPage(entity, raw, url) : noProfile(entity, raw));
}

/** Null where it is none. */
export function findProfessionalUrl(entity: EntityType, raw: string): string | null {
  const url = urlOf(raw);
  const path = url && profilePath(entity, url.pathname);
  return path && `https://www.${host}/${path}`;
}

const expected = (entity: EntityType): string =>
  entity === 'person'
    ? t('Expected one such as https://www.{host}/in/mira-aldous.', { host })
    : t('Expected one such as https://www.{host}/company/acme.', { host });

const noProfile = (entity: EntityType, raw: string): string =>
  t('{value} is no address of a profile. {expected}', { value: quoted(raw), expected: expected(entity) });

function wrongPage(entity: EntityType, raw: string, { pathname }: URL): string {
  const values = { value: quoted(raw), expected: expected(entity) };
  if (entity === 'person')
    return profilePath('company', pathname)
      ? t('{value} leads to a company, not to a person. {expected}', values)
      : t('{value} leads to no person’s profile. Open the profile and copy its address. {expected}', values);
  return profilePath('person', pathname)
    ? t('{value} leads to a person, not to a company. {expected}', values)
    : t('{value} leads to no company’s page. Open the page and copy its address. {expected}', values);
}

/** Spaces, invisible marks and brackets that are copied along. */
const edges = /^[\s\p{Cf}<]+|[\s\p{Cf}>]+$/gu;

/** Null where it is no address, or not of the one site. */
function urlOf(raw: string): URL | null {
  const copied = raw.replace(edges, '');
  const text = copied.includes('/') ? copied : (decoded(copied) ?? '');
  const url = URL.parse(
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`,
  );
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.port !== '') return null;
  const name = url.hostname.replace(/\.$/, '');
  return name === host || name.endsWith(`.${host}`) ? url : null;
}

function profilePath(entity: EntityType, pathname: string): string | null {
  const all = pathname.split('/').filter((part) => part !== '');
  const parts = wrappers.has(all[0]?.toLowerCase() ?? '') ? all.slice(1) : all;
  const form = forms[entity].find(({ prefix }) =>
    prefix.every((part, at) => parts[at]?.toLowerCase() === part),
  );
  const own = form && ownParts(form, entity, parts.slice(form.prefix.length));
  return own ? [...form.prefix, ...own].join('/') : null;
}

function ownParts(
  { kind, unless = [] }: Form,
  entity: EntityType,
  parts: readonly string[],
): string[] | null {
  const [first = '', ...rest] = parts;
  if (kind === 'code') return /^[\w-]{1,200}$/.test(plainCode(first)) ? [plainCode(first)] : null;
  const name = plainName(first, entity === 'person' ? /[,/?#;&]/ : /[/?#;]/);
  if (name === null || unless.includes(name)) return null;
  const numbers = kind === 'pub' ? oldNumbers(rest) : [];
  return numbers && [encodeURIComponent(name), ...numbers];
}

const plainCode = (part: string): string => (decoded(part) ?? '').split(',')[0]?.trim() ?? '';

/** Three short hexadecimal numbers or none; null where some are missing: the name alone is somebody else's. */
function oldNumbers(parts: readonly string[]): string[] | null {
  const numbers = parts.slice(0, 3).map((part) => part.toLowerCase());
  if (numbers.length === 3 && numbers.every((part) => /^[0-9a-f]{1,3}$/.test(part))) return numbers;
  return numbers.some((part) => /^[0-9a-f]*\d[0-9a-f]*$/.test(part)) ? null : [];
}

/** Stands where a name would in addresses that search results and the API give; its case matters. */
const memberCode = /^AC[A-Za-z]AA[\w-]{20,}$/;

/** `end`: what stands behind it is no part of the name. Null where it is no name. */
function plainName(part: string, end: RegExp): string | null {
  const own = decoded(part, end)?.replace(edges, '');
  const text = own !== undefined && memberCode.test(own) ? own : own?.toLowerCase().normalize('NFC');
  return text !== undefined && /^(?!\.+$)[^\s\p{Cc}\uFFFD]{1,150}$/u.test(text) ? text : null;
}

/** Also what was encoded twice. Null where it is not well encoded. */
function decoded(text: string, end?: RegExp): string | null {
  try {
    let plain = cut(text, end);
    while (plain.includes('%')) plain = cut(decodeURIComponent(plain), end);
    return plain;
  } catch {
    return null;
  }
}

/** In NFC before it is cut: another script's question mark becomes a semicolon by it. */
function cut(text: string, end: RegExp | undefined): string {
  const plain = text.normalize('NFC');
  return end ? (plain.split(end)[0] ?? '') : plain;
}
