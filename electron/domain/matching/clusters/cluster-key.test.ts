import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterMethods, type ClusterMethod } from '../../../../shared/schema/import-rules.ts';
import { clusterKey } from './cluster-key.ts';
import { cologne } from './cologne.ts';
import { metaphone } from './metaphone.ts';

const same: [ClusterMethod, string, string][] = [
  ['fingerprint', 'Machinery & Tools', 'tools, machinery'],
  ['fingerprint', 'ACME  Inc.', 'acme inc'],
  ['fingerprint', 'Crédit Agricole S.A.', 'Credit Agricole SA'],
  ['fingerprint', 'Straßenbau', 'STRASSENBAU'],
  ['fingerprint', '食品 加工', '加工 食品'],
  ['ngram', 'e-commerce', 'ecommerce'],
  ['ngram', 'Food Service', 'Foodservice'],
  ['phonetic', 'Smith', 'Smyth'],
  ['phonetic', 'Pharma', 'Farma'],
  ['phonetic', 'Logistics', 'Logistiks'],
  ['phonetic', 'Catherine', 'Kathryn'],
  ['cologne', 'Müller', 'Mueller'],
  ['cologne', 'Meyer Maschinen', 'maschinen MAIER'],
];

const apart: [ClusterMethod, string, string][] = [
  ['fingerprint', 'Acme Inc', 'Acme GmbH'],
  ['fingerprint', 'C++', 'C#'],
  ['ngram', 'Steel', 'Steal'],
  ['phonetic', 'Wood', 'Steel'],
  ['phonetic', 'Group 1', 'Group 2'],
  ['cologne', 'Müller', 'Meyer'],
];

describe('the key of a cluster', () => {
  it.each(same)('is the same under %s for %s and %s', (method, one, other) => {
    expect(clusterKey(method, one)).toBe(clusterKey(method, other));
  });

  it.each(apart)('differs under %s for %s and %s', (method, one, other) => {
    expect(clusterKey(method, one)).not.toBe(clusterKey(method, other));
  });

  it('is empty for a value without letters and digits, and for no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...clusterMethods), fc.string({ unit: 'grapheme' }), (method, value) => {
        expect(clusterKey(method, value) === '').toBe(!/[\p{L}\p{N}+#]/u.test(value.normalize('NFKD')));
      }),
    );
  });

  it('does not change where case, order of words and outer space do', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.constantFrom('fingerprint', 'phonetic', 'cologne'), fc.array(word), (method, words) => {
        const turned = ` ${words.toReversed().join('  ').toUpperCase()} `;
        expect(clusterKey(method, turned)).toBe(clusterKey(method, words.join(' ')));
      }),
    );
  });
});

describe('sounds', () => {
  it.each([
    ['wikipedia', '3412'],
    ['breschnew', '17863'],
    ['mueller', '657'],
    ['luedenscheidt', '52682'],
    ['wachs', '348'],
    ['axt', '0482'],
  ])('of %s in German are %s', (word, code) => {
    expect(cologne(word)).toBe(code);
  });

  it.each([
    ['knight', 'NT'],
    ['thompson', '0MPSN'],
    ['school', 'SKL'],
    ['nation', 'NXN'],
    ['judge', 'J'],
    ['axis', 'AKS'],
    ['laugh', 'L'],
    ['where', 'WR'],
    ['xerox', 'SRKS'],
  ])('of %s in English are %s', (word, code) => {
    expect(metaphone(word)).toBe(code);
  });
});
