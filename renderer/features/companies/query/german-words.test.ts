import { expect, it } from 'vitest';
import { german } from '../../../../shared/messages/de/catalogue.ts';
import { speak } from '../../../../shared/messages/message.ts';
import type { FilterNode } from '../../../../shared/schema/company-filter.ts';

speak({ language: 'de', locale: 'de-DE', catalogue: german });
// Labels are made as their modules load.
const { describePart } = await import('./part-words.ts');
const { queryFieldsOf } = await import('./query-fields.ts');
const { describeSource } = await import('./source-words.ts');
const { standardColumns } = await import('../grid/columns/standard-columns.ts');

const fields = queryFieldsOf(standardColumns, []);
const wordsOf = (node: FilterNode): string => Object.values(describePart(node, fields)).join(' ');

it.each([
  [{ field: 'name', operator: 'like', value: '%Firma%' }, 'Name enthält Firma'],
  [{ field: 'fundingRaised', operator: 'gt', value: '1250000' }, 'Finanzierung über 1.250.000'],
  [{ field: 'updatedAt', operator: 'gte', value: '2026-11-16' }, 'Geändert ab 2026-11-16'],
  [{ field: 'source:industry', operator: 'in', value: ['import'] }, 'Herkunft (Branche) Import'],
  [{ field: 'length:name', operator: 'empty' }, 'Länge (Name) leer'],
] satisfies [FilterNode, string][])('%j is told as %j', (node, words) => {
  expect(wordsOf(node)).toBe(words);
});

it('parts that go together are joined by German words', () => {
  const domain: FilterNode = { field: 'domain', operator: 'empty' };
  const any: FilterNode = { or: [domain, { field: 'countryCode', operator: 'in', value: ['DE'] }] };
  expect(wordsOf(any).trim()).toBe('Domain leer oder Land DE');
});

it('where a value came from is told with the date as Germans write it', () => {
  const source = { kind: 'provider', field: 'industry', after: '2026-11-16T12:00:00.000Z' } as const;
  expect(describeSource(source, () => 'Branche')).toBe('Anbieter in Branche seit 16. Nov. 2026');
});
