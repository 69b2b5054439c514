// What a company's own host names tell without asking anybody: the domain that it registered, from its website or its e-mail
// addresses, and as a mere hint the country of a national domain. Nothing is guessed from a domain that anybody anywhere may have.
import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import { msg } from '../../shared/messages/message.ts';
import { countryCodes } from '../../shared/schema/country-codes.ts';
import { isFreeMailHost } from '../lib/free-mail-hosts.ts';
import { isPlatformHost } from '../lib/platform-hosts.ts';
import type { Answer, Evidence, Lookup, LookupInput, Provider } from './provider.ts';

/** National domains that are sold to everybody for how they look. */
const soldAbroad: ReadonlySet<string> = new Set(
  (
    'ac ag ai am as bz cc cd cf co cx dj eu fm ga gd gg gl gq gs im io la lc li ly me ml mn ms mu nf nu pn pw sc sh so st su sx tc ' +
    'tk tl tm to tv vc vg vu ws'
  ).split(' '),
);

type Registered = { domain: string; suffix: string; isPrivate: boolean };
/** `from`: what stood in the record. */
type Found = Registered & { from: 'domain' | 'website' | 'email'; score: number };

const given = ['domain', 'urls', 'countryCode'] as const;

export const provider: Provider = {
  code: 'domain-facts',
  label: msg('Facts from domains'),
  entities: ['company'],
  countries: 'all',
  inputs: [['domain'], ['urls'], ['emails'], ['domain', 'countryCode']],
  fields: given,
  facts: ['registrableDomain', 'publicSuffix'],
  costCents: 0,
  billed: 'never',
  batchSize: 500,
  rate: null,
  needsKey: false,
  enrich: (batch) => Promise.resolve(batch.map(answer)),
};

function answer({ id, input }: Lookup): Answer {
  const found = findOwn(input);
  const raw = { hosts: [...hostsOf(input)] };
  if (!found) return { id, raw, status: 'no_match' };
  const { domain, suffix, from, score } = found;
  const evidence: Evidence[] = [{ what: from, score }];
  const news = newsOf(input, found);
  const offers = given.filter((field) => field in news);
  const facts = { registrableDomain: domain, publicSuffix: suffix };
  const confidences = { urls: siteUnseen, countryCode: countryHint };
  const normalized = { contacts: { domain, ...news } };
  return { id, raw, status: 'matched', confidence: score, normalized, offers, confidences, facts, evidence };
}

type News = { domain?: string; urls?: string[]; countryCode?: string };

/** Only what the record lacks: what it says of itself outranks what its host name may mean. */
function newsOf(input: LookupInput, found: Found): News {
  const country = input.countryCode === undefined ? countryOf(found) : null;
  return {
    ...(input.domain === undefined && { domain: found.domain }),
    ...(isEmpty(input.urls) && { urls: [`https://${found.domain}`] }),
    ...(country !== null && { countryCode: country }),
  };
}

const isEmpty = (list: readonly string[] | undefined): boolean => list === undefined || list.length === 0;

/** How sure the first is; the second where others differ. */
const scores = { website: [0.9, 0.7], email: [0.8, 0.6] } as const;
/** Nobody looked whether there is a website. */
const siteUnseen = 0.5;
const countryHint = 0.4;

/** The record's domain, else that of its website, else that of its e-mail addresses. */
function findOwn(input: LookupInput): Found | null {
  const given = input.domain === undefined ? null : registered(input.domain);
  if (given) return { ...given, from: 'domain', score: 1 };
  const sites = (input.urls ?? []).flatMap((url) => ownSite(url) ?? []);
  const mails = (input.emails ?? []).flatMap((mail) => ownMail(mail) ?? []);
  const [first = mails[0]] = sites;
  if (!first) return null;
  const from = sites.length > 0 ? 'website' : 'email';
  const isAgreed = [...sites, ...mails].every(({ domain }) => domain === first.domain);
  return { ...first, from, score: scores[from][isAgreed ? 0 : 1] };
}

function ownSite(url: string): Registered | null {
  const site = registered(url);
  if (!site || site.isPrivate) return site;
  return isPlatformHost(site.domain) ? null : site;
}

function ownMail(mail: string): Registered | null {
  const host = registered(mail.slice(mail.lastIndexOf('@') + 1));
  return host && isFreeMailHost(host.domain) ? null : host;
}

/** Null for an address, a single word, or a suffix that does not exist. */
function registered(text: string): Registered | null {
  const { domain, publicSuffix, isIcann, isPrivate } = parse(text, { allowPrivateDomains: true });
  if (domain === null || publicSuffix === null || !(isIcann || isPrivate)) return null;
  const ascii = domainToASCII(domain);
  return ascii === ''
    ? null
    : { domain: ascii, suffix: domainToASCII(publicSuffix), isPrivate: isPrivate === true };
}

/** Null where the domain says nothing of where its owner is. */
function countryOf({ suffix, isPrivate }: Registered): string | null {
  const last = suffix.split('.').at(-1) ?? '';
  if (isPrivate || soldAbroad.has(last)) return null;
  const code = last === 'uk' ? 'GB' : last.toUpperCase();
  return countryCodes.has(code) ? code : null;
}

/** What it was found in, for whoever asks why. */
function* hostsOf({ domain, urls = [], emails = [] }: LookupInput): Generator<string> {
  if (domain !== undefined) yield domain;
  yield* urls;
  yield* emails.map((mail) => mail.slice(mail.lastIndexOf('@') + 1));
}
