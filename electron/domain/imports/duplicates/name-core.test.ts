import { describe, expect, it } from 'vitest';
import { nameCore } from '../../../lib/name-core.ts';
import { nameLikeness } from '../../../lib/name-likeness.ts';
import { likelyScore, likeness, type Candidate } from './likeness.ts';

describe('nameCore', () => {
  it.each([
    ['Acme Inc.', 'acme', 'inc'],
    ['ACME GmbH', 'acme', 'gmbh'],
    ['Acme S.p.A.', 'acme', 'spa'],
    ['Acme GmbH & Co. KG', 'acme', 'co gmbh kg'],
    ['Oy Lumikuru Ab', 'lumikuru', 'ab oy'],
    ['Zielonkowo Meble Sp. z o.o.', 'zielonkowo meble', 'spzoo'],
    ['The Acme Company', 'acme', 'company'],
    ['Löfqvist Trä AB', 'lofqvist tra', 'ab'],
    ['SE', 'se', ''],
    ['Bolt & Nut', 'bolt nut', ''],
    ['株式会社ワイズ', 'ワイズ', '株式会社'],
    ['ワイズ㈱', 'ワイズ', '株'],
    ['북극성 주식회사', '북극성', '주식회사'],
    ['हिन्दी Ltd', 'हिन्दी', 'ltd'],
  ])('takes %j apart into %j and the form %j', (name, core, form) => {
    expect(nameCore(name)).toEqual({ core, form });
  });

  it('keeps the form beside it, so that two forms are two companies', () => {
    expect(nameCore('Acme Inc').form).not.toBe(nameCore('Acme GmbH').form);
    expect(nameCore('Acme, Inc.')).toEqual(nameCore('ACME INC'));
  });
});

it('keeps names apart that differ in more than accents', () => {
  expect(nameCore('東京ガス').core).not.toBe(nameCore('東京カス').core);
});

describe('likeness', () => {
  const candidate = (name: string, more: Partial<Candidate> = {}): Candidate => ({
    ...nameCore(name),
    no: 1,
    domain: null,
    country: null,
    ...more,
  });

  it('is high for a slip of the pen and low for other names', () => {
    expect(nameLikeness('tarnhelm robotics', 'tarnhlem robotics')).toBeGreaterThan(0.95);
    expect(nameLikeness('tarnhelm robotics', 'cairnmore distillers')).toBeLessThan(0.7);
    expect(nameLikeness('a', 'b')).toBe(0);
  });

  it('says what each part adds to the score, and the parts add up to it', () => {
    const one = candidate('Tarnhelm Robotics BV', { domain: 'tarnhelm.nl', country: 'NL' });
    const other = candidate('Tarnhelm Robotic NV', { domain: 'tarnhelm.com', country: 'NL' });
    const { score, parts } = likeness(one, other);
    expect(score).toBeGreaterThan(likelyScore);
    expect(parts.map(({ part }) => part)).toEqual(['name', 'domain', 'country', 'legal_form']);
    expect(parts.every(({ why }) => why !== '')).toBe(true);
    expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 1);
  });

  it('falls where countries and domains differ', () => {
    const one = candidate('Acme Tools', { domain: 'acme.de', country: 'DE' });
    const other = candidate('Acme Tool', { domain: 'bolt.fr', country: 'FR' });
    expect(likeness(one, other).score).toBeLessThan(likelyScore);
  });
});
