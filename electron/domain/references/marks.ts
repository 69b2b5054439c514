// What a company is told by, of a lookup and of a row of reference data alike: registry ids, host names, its name without the
// legal form, country, postcodes, phone numbers. Both sides are read by the same rules, so that they can be compared.
import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import { isFreeMailHost } from '../../lib/free-mail-hosts.ts';
import { isPlatformHost } from '../../lib/platform-hosts.ts';
import type { LookupInput } from '../../providers/provider.ts';
import { nameCore } from '../../lib/name-core.ts';
import { keyHash } from '../matching/company-key.ts';

export type Known = Pick<
  LookupInput,
  'name' | 'countryCode' | 'domain' | 'taxId' | 'externalId' | 'emails' | 'phones' | 'urls' | 'addresses'
>;

export type Marks = {
  /** Empty where there is no name. */
  core: string;
  form: string;
  country: string | null;
  taxId: string;
  ids: readonly string[];
  /** Hosts of the domain and the websites, without `www.`. */
  sites: readonly string[];
  /** The same as they were registered: one of them may stand for many. */
  roots: readonly string[];
  /** Of e-mail addresses, but for hosts of free mailboxes. */
  mails: readonly string[];
  postcodes: readonly string[];
  phones: readonly string[];
};

export function marksOf(known: Known): Marks {
  const { name, countryCode, domain, taxId, externalId, emails = [], urls = [] } = known;
  const taxKey = idKey(taxId);
  const sites = [hostIn(domain ?? ''), ...urls.map(ownSite)].flatMap((site) => site ?? []);
  return {
    ...(name === undefined ? { core: '', form: '' } : nameCore(name)),
    country: countryCode ?? null,
    taxId: taxKey,
    ids: distinct([taxKey, idKey(externalId)]),
    sites: distinct(sites.map(({ host }) => host)),
    roots: distinct(sites.map(({ root }) => root)),
    mails: distinct(emails.map(mailHost)),
    postcodes: distinct((known.addresses ?? []).flatMap(postcodesIn)),
    phones: distinct((known.phones ?? []).map((phone) => phone.replace(/\D/g, '').slice(-8))),
  };
}

/** What rows are looked up by. A name stands with its country, and on its own for rows without one. */
export function keysOf({ ids, sites, roots, mails, core, country }: Marks): number[] {
  const names = core === '' ? [] : [`n:${core}|${country ?? ''}`];
  const hosts = distinct([...sites, ...roots, ...mails]).map((host) => `d:${host}`);
  return [...ids.map((id) => `r:${id}`), ...hosts, ...names].map((key) => keyHash('name', key));
}

/** The keys under which rows may stand that mean the same company, the surest first. */
export const lookupKeys = (marks: Marks): number[] =>
  marks.core === '' || marks.country === null
    ? keysOf(marks)
    : [...keysOf(marks), keyHash('name', `n:${marks.core}|`)];

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];

/** Shorter ones are numbers of rows, which every file has. */
const shortestId = 5;

function idKey(id: string | undefined): string {
  const key = (id ?? '').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return key.length < shortestId ? '' : key;
}

type Host = { host: string; root: string };

/** The host, and as it was registered; null for an address. */
function hostIn(text: string): Host | null {
  if (text === '') return null;
  const { hostname, domain, isIp } = parse(text, { allowPrivateDomains: true });
  if (!hostname?.includes('.') || isIp === true) return null;
  const root = domain === null ? '' : domainToASCII(domain);
  return { host: domainToASCII(hostname).replace(/^www\./, ''), root };
}

/** Null for a page on a site of everybody's. A domain may well be such a site: its owner is a company, too. */
function ownSite(url: string): Host | null {
  const site = hostIn(url);
  return site && isPlatformHost(site.root) ? null : site;
}

function mailHost(mail: string): string {
  const root = hostIn(mail.slice(mail.lastIndexOf('@') + 1))?.root ?? '';
  return isFreeMailHost(root) ? '' : root;
}

/** German, French, US; Polish and Portuguese; Dutch; Swedish and Czech; British. House numbers have fewer signs. */
const postcode =
  /\b(?:\d{4,6}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4} ?[A-Z]{2}|\d{3} \d{2,3}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/g;

const postcodesIn = (address: string): string[] =>
  Array.from(address.toUpperCase().matchAll(postcode), ([found]) => found.replace(/[ -]/g, ''));
