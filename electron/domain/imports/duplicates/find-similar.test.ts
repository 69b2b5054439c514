import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordCounts } from './block-keys.ts';
import { createBlocks } from './blocks.ts';
import { createCandidateArena } from './candidate-arena.ts';
import { createSimilarFinder, type Similar } from './find-similar.ts';
import { nameCore } from '../../../lib/name-core.ts';
import { nameLikeness } from '../../../lib/name-likeness.ts';
import type { Candidate } from './likeness.ts';

const candidate = (name: string, no: number): Candidate => ({
  ...nameCore(name),
  no,
  domain: null,
  country: 'DE',
});

/** The first `made` names are new, the others stored; they are numbered from 1. */
function find(names: readonly string[], made = names.length): Similar {
  const counts = createWordCounts();
  for (const name of names) counts.note(nameCore(name).core);
  const finder = createSimilarFinder(counts);
  for (const [at, name] of names.entries()) finder.add(candidate(name, at + 1), at < made);
  return finder.find(() => false);
}

const pairsOf = ({ pairs }: Similar): string[] => pairs.map(({ companies }) => companies.join(' '));
const letters = (at: number): string =>
  Array.from(at.toString(26).padStart(4, '0'), (digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  ).join('');

describe('companies that are alike', () => {
  it.each([
    ['behind', 'Tarnhelm Robotics', 'Tarnhelm Robotisc'],
    ['in front', 'Tarnhelm', 'Tranhelm'],
    ['between, where they share a word', 'Ilsebrock Tarnhelm Verwaltung', 'Isleborck Tarnhelm Verwaltugn'],
  ])('are found with a slip %s', (_where, one, other) => {
    expect(pairsOf(find([one, 'Cairnmore Distillers', other]))).toEqual(['1 3']);
  });

  it('are found among thousands that begin alike, however far apart they stand', () => {
    const names = Array.from(
      { length: 3000 },
      (_, at) => `Nordwest ${letters((at * 7919) % 456_976)} ${letters(at)} Handel`,
    );
    const found = find(['Nordwest Quellenhof Brauerei', ...names, 'Nordwest Quelenhof Brauerei']);
    expect(found).toMatchObject({ companies: 3002, inLargeBlocks: 3002 });
    expect(found.largeBlocks).toBeGreaterThan(1);
    expect(pairsOf(found)).toContain('1 3002');
  });

  it('are not looked for among stored ones alone', () => {
    expect(pairsOf(find(['Bolt', 'Tarnhelm', 'Tarnhlem'], 1))).toEqual([]);
    expect(pairsOf(find(['Tarnhelm', 'Bolt', 'Tarnhlem'], 1))).toEqual(['1 3']);
  });

  it('are not those whose numbers differ', () => {
    expect(pairsOf(find(['Filiale Nord 12', 'Filiale Nord 13', 'Filiale Nrod 12']))).toEqual(['1 3']);
    expect(nameLikeness('studio 54', 'studio')).toBeGreaterThan(0.9);
  });

  it('are the same whatever the order they come in, best first', () => {
    const names = ['Tarnhelm Robotics', 'Tarnhlem Robotics', 'Tarnhelm Robotic', 'Cairnmore', 'Carinmore'];
    const said = (order: readonly number[]): string[] =>
      find(order.map((at) => names[at] ?? '')).pairs.map(({ companies, score }) =>
        [
          score,
          ...companies.map((no) => names[order[no - 1] ?? 0] ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
        ].join('|'),
      );
    const expected = said([0, 1, 2, 3, 4]).toSorted();
    expect(expected).toHaveLength(4);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        expect(said(order).toSorted()).toEqual(expected);
      }),
    );
  });
});

describe('what they are kept in', () => {
  it('gives back what was put in', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((one) => !one.includes('\u001f') && one.isWellFormed());
    const one = fc.record({
      no: fc.nat(),
      core: text,
      form: text,
      domain: fc.option(text.filter((domain) => domain !== '')),
      country: fc.option(fc.constantFrom('DE', 'NL')),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 50 }), (all) => {
        const arena = createCandidateArena();
        const places = all.map((candidate) => arena.add(candidate));
        expect(places.map((place) => arena.at(place))).toEqual(all);
      }),
    );
  });

  it('holds more than one piece of it', () => {
    const arena = createCandidateArena();
    const name = 'ü'.repeat(1_000_000);
    for (let no = 1; no <= 9; no += 1) arena.add({ no, core: name, form: '', domain: null, country: null });
    expect(arena.at(8)).toMatchObject({ no: 9, core: name });
  });

  it('puts together what shares a key', () => {
    const blocks = createBlocks();
    for (let place = 0; place < 5000; place += 1) blocks.add(place % 2400, place);
    const found: number[][] = [];
    blocks.each((places) => found.push([...places]));
    expect(found).toHaveLength(2400);
    expect(found.filter((places) => places.length === 3)).toHaveLength(200);
    expect(found[7]).toEqual([7, 2407, 4807]);
  });
});
