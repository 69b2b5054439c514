// The address of a person's professional profile, in one form however it was copied: without scheme variants, country subdomain,
// tracking and what stands behind the profile's own name. Public, Sales Navigator and Recruiter addresses are taken.
import { fault, fine, quoted, type FieldResult } from '../companies/field-result.ts';

const host = 'linkedin.com';

/** How many parts of the path, after the prefix, tell profiles apart; `folds`: whether their case does not matter. */
const forms: readonly { prefix: string; parts: { min: number; max: number }; folds: boolean }[] = [
  { prefix: 'in', parts: { min: 1, max: 1 }, folds: true },
  { prefix: 'pub', parts: { min: 1, max: 4 }, folds: true },
  { prefix: 'sales/lead', parts: { min: 1, max: 1 }, folds: false },
  { prefix: 'sales/people', parts: { min: 1, max: 1 }, folds: false },
  { prefix: 'talent/profile', parts: { min: 1, max: 1 }, folds: false },
  { prefix: 'recruiter/profile', parts: { min: 1, max: 1 }, folds: false },
];

const expected = `Expected one such as https://www.${host}/in/mira-aldous.`;

export function parseSocialUrl(raw: unknown): FieldResult<string> {
  if (typeof raw !== 'string') return fault('invalid_type', 'Expected a text.');
  const url = urlOf(raw.trim());
  if (!url) return fault('invalid_profile_url', `${quoted(raw)} is no address of a profile. ${expected}`);
  const path = profilePath(url.pathname);
  return path === null
    ? fault('invalid_profile_url', `${quoted(raw)} leads to no person’s profile. ${expected}`)
    : fine(`https://www.${host}/${path}`);
}

/** Null where it is no address, or not of the one site. */
function urlOf(text: string): URL | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.port !== '') return null;
  return url.hostname === host || url.hostname.endsWith(`.${host}`) ? url : null;
}

function profilePath(pathname: string): string | null {
  const parts = pathname.split('/').filter((part) => part !== '');
  for (const { prefix, parts: wanted, folds } of forms) {
    const head = prefix.split('/');
    if (head.some((part, at) => parts[at]?.toLowerCase() !== part)) continue;
    const own = parts.slice(head.length, head.length + wanted.max).map((part) => plainPart(part, folds));
    if (own.length < wanted.min || own.some((part) => part === null || part === '')) return null;
    return [prefix, ...own].join('/');
  }
  return null;
}

/** Behind a comma stands how the profile was found. Null where the part is not well encoded. */
function plainPart(part: string, folds: boolean): string | null {
  try {
    const [text = ''] = decodeURIComponent(part).normalize('NFC').split(',');
    return encodeURIComponent((folds ? text.toLowerCase() : text).trim());
  } catch {
    return null;
  }
}
