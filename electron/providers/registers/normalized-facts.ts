// Facts of a source whose names are a person's own, in the shape of all providers: what is called as one of its places goes there.
import type { NormalizedPart } from '../../../shared/schema/normalized.ts';
import { known } from './normalized.ts';

/** Of a text in the shape. */
const longest = 5000;

/** However it is spaced and capitalised. */
const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

export function normalizedFacts(facts: Readonly<Record<string, string>>): NormalizedPart {
  const byName = new Map(
    Object.entries(facts).map(([name, text]) => [bare(name), text.trim().slice(0, longest)]),
  );
  const get = (...names: string[]): string | undefined => names.map((name) => byName.get(name)).find(Boolean);
  const list = (...names: string[]): string[] => listIn(get(...names) ?? '');
  const code = (scheme: string, ...names: string[]) => list(...names).map((text) => ({ scheme, code: text }));
  const part = {
    identity: known({
      legalName: get('legalname', 'registeredname'),
      tradingNames: list('tradingname', 'tradingnames', 'tradename', 'alternativename', 'alternativenames'),
      previousNames: list('previousname', 'previousnames', 'formername', 'formernames'),
    }),
    legal: known({
      legalForm: get('legalform', 'companytype'),
      status: get('status', 'companystatus', 'legalstatus'),
      incorporationDate: day(
        get('incorporationdate', 'incorporatedon', 'dateofincorporation', 'registeredon'),
      ),
      dissolutionDate: day(get('dissolutiondate', 'dissolvedon')),
      jurisdiction: get('jurisdiction'),
    }),
    activity: known({
      codes: [
        ...code('NACE', 'nace', 'nacecode', 'nacecodes'),
        ...code('SIC', 'sic', 'siccode', 'siccodes'),
        ...code('NAICS', 'naics', 'naicscode', 'naicscodes'),
      ],
    }),
    size: known({ employees: count(get('employees', 'employeecount', 'numberofemployees', 'headcount')) }),
    identifiers: known({
      registrationNumber: get('registrationnumber', 'registernumber', 'registrynumber', 'companynumber'),
      register: get('registrationauthority', 'register', 'registry'),
      vat: get('vat', 'vatnumber', 'vatid'),
      lei: get('lei', 'leicode'),
    }),
  };
  return known(part);
}

const listIn = (text: string): string[] =>
  text
    .split(/[;|]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const day = (text: string | undefined): string | null =>
  /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.exec(text ?? '')?.[0] ?? null;

/** Nothing that would have to be guessed, such as `1.200`. */
const count = (text: string | undefined): number | null =>
  /^\d{1,8}$/.test(text ?? '') ? Number(text) : null;
