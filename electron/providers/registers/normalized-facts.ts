// Facts of a source whose names are a person's own, in the shape of all providers: what is called as one of its places goes there.
import { placeFacts } from '../../../shared/schema/fact-places.ts';
import { longestText, type NormalizedPart } from '../../../shared/schema/normalized.ts';
import { known } from './normalized.ts';

/** However it is spaced and capitalised. */
const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

export function normalizedFacts(facts: Readonly<Record<string, string>>): NormalizedPart {
  const byName = new Map(
    Object.entries(facts).map(([name, text]) => [bare(name), text.trim().slice(0, longestText)]),
  );
  const get = (...names: string[]): string | undefined => names.map((name) => byName.get(name)).find(Boolean);
  const list = (...names: string[]): string[] => listIn(get(...names) ?? '');
  const code = (scheme: string, ...names: string[]) => list(...names).map((text) => ({ scheme, code: text }));
  const beside = known({
    identity: known({
      tradingNames: list('tradingname', 'tradingnames', 'tradename', 'alternativename', 'alternativenames'),
      previousNames: list('previousname', 'previousnames', 'formername', 'formernames'),
    }),
    activity: known({
      codes: [
        ...code('NACE', 'nace', 'nacecode', 'nacecodes'),
        ...code('SIC', 'sic', 'siccode', 'siccodes'),
        ...code('NAICS', 'naics', 'naicscode', 'naicscodes'),
      ],
    }),
    size: known({ employees: count(get('employees', 'employeecount', 'numberofemployees', 'headcount')) }),
  });
  const placed = {
    legalName: get('legalname', 'registeredname'),
    legalForm: get('legalform', 'companytype'),
    status: get('status', 'companystatus', 'legalstatus'),
    incorporationDate: get('incorporationdate', 'incorporatedon', 'dateofincorporation', 'registeredon'),
    dissolvedOn: get('dissolutiondate', 'dissolvedon'),
    jurisdiction: get('jurisdiction'),
    registrationNumber: get('registrationnumber', 'registernumber', 'registrynumber', 'companynumber'),
    registrationAuthority: get('registrationauthority', 'register', 'registry'),
    vat: get('vat', 'vatnumber', 'vatid'),
    lei: get('lei', 'leicode'),
  };
  return placeFacts(placed, beside);
}

const listIn = (text: string): string[] =>
  text
    .split(/[;|]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Nothing that would have to be guessed, such as `1.200`. */
const count = (text: string | undefined): number | null =>
  /^\d{1,8}$/.test(text ?? '') ? Number(text) : null;
