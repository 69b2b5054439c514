// Which row of a reference dataset is the record that is looked up. One where one is clearly the best; where several are as good,
// all of them, so that a person decides.
import type { ReferenceHit } from '../../providers/reference-reader.ts';
import type { IndexedRow, ReferenceIndex } from '../../store/reference-index.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import { lookupKeys, marksOf, type Known, type Marks } from './marks.ts';
import { scoreOf } from './score.ts';

/** `targeted`: columns that are told beside the field that they make. */
export type SearchedDataset = {
  name: string;
  mapping: Mapping;
  index: ReferenceIndex;
  targeted?: ReadonlySet<string>;
};

/** A host or a name that more rows share says nothing of any of them. */
const mostUnderOneKey = 50;
/** The best is clearly so by more than this. */
const margin = 0.05;
const mostHits = 20;

type Found = Pick<ReferenceHit, 'confidence' | 'evidence'> & { row: IndexedRow };

/** Best first. */
export function findHits(dataset: SearchedDataset, known: Known): ReferenceHit[] {
  const wanted = marksOf(known);
  const found = candidates(dataset, wanted)
    .flatMap((row) => judge(wanted, row))
    .toSorted((one, other) => other.confidence - one.confidence);
  const [best] = found;
  if (!best) return [];
  const rivals = found.filter(({ confidence }) => best.confidence - confidence <= margin + 1e-9);
  return distinct(rivals)
    .slice(0, mostHits)
    .map((one) => hitOf(dataset, one));
}

function candidates({ index }: SearchedDataset, wanted: Marks): IndexedRow[] {
  const numbers = new Set<number>();
  for (const key of lookupKeys(wanted)) {
    const found = index.find(key, mostUnderOneKey + 1);
    if (found.length <= mostUnderOneKey) for (const no of found) numbers.add(no);
  }
  return [...numbers].flatMap((no) => index.get(no) ?? []);
}

function judge(wanted: Marks, row: IndexedRow): Found[] {
  const score = scoreOf(wanted, marksOf(JSON.parse(row.fields) as Known));
  return score ? [{ ...score, row }] : [];
}

/** Rows that say the same are one. */
const distinct = (found: readonly Found[]): Found[] =>
  [...new Map(found.toReversed().map((one) => [one.row.fields, one])).values()].toReversed();

function hitOf(
  { name, mapping, index, targeted }: SearchedDataset,
  { row, confidence, evidence }: Found,
): ReferenceHit {
  const cells = JSON.parse(row.cells) as string[];
  const named = index.columns.map((column, at) => [column, cells[at] ?? ''] as const);
  const filled = named.filter(([, cell]) => cell.trim() !== '');
  return {
    dataset: name,
    fields: JSON.parse(row.fields) as ReferenceHit['fields'],
    facts: Object.fromEntries(
      filled.filter(([column]) => isFact(mapping, column) || targeted?.has(column) === true),
    ),
    row: Object.fromEntries(filled),
    confidence,
    evidence,
  };
}

/** What no field of the record holds. */
const isFact = (mapping: Mapping, column: string): boolean =>
  !Object.hasOwn(mapping, column) || mapping[column] === 'ignore';
