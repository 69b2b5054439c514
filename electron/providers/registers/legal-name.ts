// A company's name as registers compare it: without its legal form, which registers write out and people shorten.
import { nameCore, type NameCore } from '../../lib/name-core.ts';

export type LegalName = NameCore;

const written: readonly [RegExp, string][] = [
  [/\bgesellschaft mit beschr(ä|ae)nkter haftung\b/, 'gmbh'],
  [/\bpublic limited company\b/, 'plc'],
  [/\blimited liability partnership\b/, 'llp'],
  [/\blimited liability company\b/, 'llc'],
  [/\bsoci[eé]t[eé] anonyme\b/, 'sa'],
  [/\bsoci[eé]t[eé] par actions simplifi[eé]e\b/, 'sas'],
  [/\bsoci[eé]t[eé] [aà] responsabilit[eé] limit[eé]e\b/, 'sarl'],
  [/\bsociet[aà] per azioni/, 'spa'],
  [/\bsociet[aà] a responsabilit[aà] limitata/, 'srl'],
  [/\bsociedad an[oó]nima\b/, 'sa'],
  [/\bsociedad (de responsabilidad )?limitada\b/, 'sl'],
  [/\bbesloten vennootschap\b/, 'bv'],
  [/\bnaamloze vennootschap\b/, 'nv'],
  [/\bsp(ó|o)(ł|l)ka z ograniczon(ą|a) odpowiedzialno(ś|s)ci(ą|a)/, 'spzoo'],
  [/\bsp(ó|o)(ł|l)ka akcyjna\b/, 'sa'],
  [/\baktiebolag(et)?\b/, 'ab'],
  [/\bosakeyhti(ö|o)/, 'oy'],
];

const short: Readonly<Record<string, string>> = {
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  aktiengesellschaft: 'ag',
  mbh: 'gmbh',
  pte: 'ltd',
};

export function legalName(name: string): LegalName {
  const shortened = written.reduce(
    (text, [form, to]) => text.replace(form, to),
    name.normalize('NFC').toLowerCase(),
  );
  const { core, form } = nameCore(shortened);
  const forms = form.split(' ').map((word) => short[word] ?? word);
  return { core, form: [...new Set(forms)].toSorted().join(' ') };
}

/** As it was written, without the legal form behind it: what a register is searched for. */
export function withoutLegalForm(name: string): string {
  const words = name.replaceAll(/[",;]/g, ' ').split(/\s+/).filter(Boolean);
  const { core } = nameCore(words.join(' '));
  const upTo = words.findIndex((_, at) => nameCore(words.slice(0, at + 1).join(' ')).core === core);
  return words.slice(0, upTo < 0 ? words.length : upTo + 1).join(' ');
}

/** The register's spelling, unless it differs from the record's by nothing but capitals: many registers know no others. */
export const spelledAs = (known: string | undefined, found: string): string =>
  known?.toLowerCase() === found.toLowerCase() ? known : found;
