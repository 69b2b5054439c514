import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompany, type Candidate } from './choose-company.ts';
import { hasPostcode } from './has-postcode.ts';
import { legalName, spelledAs, withoutLegalForm } from './legal-name.ts';

const candidate = (name: string, over: Partial<Candidate<string>> = {}): Candidate<string> => ({
  name,
  otherNames: [],
  countryCode: 'GB',
  postcodes: [],
  isEnded: false,
  byId: null,
  entry: name,
  ...over,
});
const known = { name: 'Tarnhelm Robotics Ltd', countryCode: 'GB', addresses: ['1 High St, Leeds LS1 4AP'] };

describe('of the companies that a register found', () => {
  it.each<[string, Partial<Candidate<string>>, number | null]>([
    ['TARNHELM ROBOTICS LIMITED', {}, 0.8],
    ['TARNHELM ROBOTICS LIMITED', { postcodes: ['ls14ap'] }, 1],
    ['TARNHELM ROBOTICS PLC', {}, 0.65],
    ['TARNHELM ROBOTICS LIMITED', { isEnded: true }, 0.7],
    ['TARNHELM ROBOTICS HOLDINGS LIMITED', {}, null],
    ['TARNHELM ROBOTICS HOLDINGS LIMITED', { postcodes: ['LS1 4AP'] }, 0.75],
    ['CAIRNMORE LIMITED', { otherNames: ['TARNHELM ROBOTICS LTD'] }, 0.7],
    ['CAIRNMORE LIMITED', {}, null],
    ['TARNHELM ROBOTICS 2 LIMITED', {}, null],
    ['TARNHELM ROBOTICS LIMITED', { countryCode: 'IE' }, null],
    ['TARNHELM ROBOTICS LIMITED', { countryCode: 'IE', byId: { what: 'lei', score: 0.8 } }, 0.8],
    ['CAIRNMORE LIMITED', { byId: { what: 'lei', score: 0.8 } }, 0.7],
    ['CAIRNMORE LIMITED', { byId: { what: 'registrationNumber', score: 0.6 } }, null],
  ])('%s %j is as sure as %s', (name, over, confidence) => {
    const choice = chooseCompany(known, [candidate(name, over)]);
    expect(choice.kind === 'one' ? choice.confidence : null).toBe(confidence);
  });

  it('a slip of the pen is forgiven, and the nearest is taken', () => {
    const choice = chooseCompany({ ...known, name: 'Tarnhlem Robotics' }, [
      candidate('TARNHELM ROBOTICS LTD'),
      candidate('THORNHILL ROBOTS LTD'),
    ]);
    expect(choice).toMatchObject({ kind: 'one', entry: 'TARNHELM ROBOTICS LTD' });
  });

  it('none is taken where two are alike', () => {
    const twins = [candidate('TARNHELM ROBOTICS LTD'), candidate('TARNHELM ROBOTICS LIMITED')];
    expect(chooseCompany(known, twins)).toEqual({
      kind: 'several',
      candidates: [
        { name: 'TARNHELM ROBOTICS LTD', confidence: 0.8 },
        { name: 'TARNHELM ROBOTICS LIMITED', confidence: 0.8 },
      ],
    });
    expect(
      chooseCompany(known, [...twins, candidate('TARNHELM ROBOTICS LTD', { postcodes: ['LS1 4AP'] })]).kind,
    ).toBe('one');
    expect(chooseCompany(known, [])).toEqual({ kind: 'none' });
  });

  it('the one that is taken has evidence that adds up to its confidence', () => {
    const words = fc.constantFrom('Tarnhelm', 'Robotics', 'Holdings', 'Ltd', 'PLC', 'Leeds');
    const name = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
    const found = fc.record({
      name,
      otherNames: fc.array(name, { maxLength: 2 }),
      countryCode: fc.constantFrom('GB', 'IE', null),
      postcodes: fc.constantFrom([], ['LS1 4AP']),
      isEnded: fc.boolean(),
      byId: fc.constantFrom(null, { what: 'lei', score: 0.8 }),
      entry: fc.constant(''),
    });
    fc.assert(
      fc.property(fc.array(found, { maxLength: 3 }), (candidates) => {
        const choice = chooseCompany(known, candidates);
        if (choice.kind !== 'one') return;
        expect(choice.confidence).toBeGreaterThanOrEqual(0.6);
        expect(choice.confidence).toBeLessThanOrEqual(1);
        expect(choice.evidence.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(choice.confidence);
      }),
    );
  });
});

it.each([
  ['Acme Gesellschaft mit beschränkter Haftung', 'acme', 'gmbh'],
  ['ACME PUBLIC LIMITED COMPANY', 'acme', 'plc'],
  ['Acme Limited', 'acme', 'ltd'],
  ['Acme Spółka z ograniczoną odpowiedzialnością', 'acme', 'spzoo'],
  ['Acme Société par actions simplifiée', 'acme', 'sas'],
])('reads the legal form of %j however it is written out', (name, core, form) => {
  expect(legalName(name)).toEqual({ core, form });
});

it.each([
  ['Siemens AG', 'Siemens'],
  ['Zielonkowo Meble Sp. z o.o.', 'Zielonkowo Meble'],
  ['AB Volvo', 'AB Volvo'],
  ['Müller, Söhne & Co. KG', 'Müller Söhne'],
  ['SE', 'SE'],
])('searches for %j by %j', (name, searched) => {
  expect(withoutLegalForm(name)).toBe(searched);
});

it('keeps the capitals that a record has where they are all that differs', () => {
  expect(spelledAs('Tesco plc', 'TESCO PLC')).toBe('Tesco plc');
  expect(spelledAs('Tesco', 'TESCO PLC')).toBe('TESCO PLC');
});

it.each([
  ['1 High St, Leeds LS1 4AP', 'LS14AP', true],
  ['1 High St, Leeds ls14ap', 'LS1 4AP', true],
  ['D-80333 München', '80333', true],
  ['Hauptstr. 180333', '80333', false],
  ['Hauptstr. 12', '12', false],
  ['', '80333', false],
])('sees whether %j is at %j', (address, postcode, is) => {
  expect(hasPostcode([address], postcode)).toBe(is);
});
