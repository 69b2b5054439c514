// What came of a batch: how full its records are before and after it, who found what, how far providers agree, and what a filled
// cell has cost.
import { listFields } from '../../../shared/schema/company.ts';
import type { ReviewSummary } from '../../../shared/schema/review.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import {
  countAnswers,
  countCoverage,
  countFilledCells,
  countFilledFields,
  eachSaid,
  listProposedFields,
  type Asked,
  type Said,
} from '../../store/review-summary.ts';
import { isCustomKey } from '../../store/field-key.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { isListType } from '../custom-fields/show-extras.ts';
import { findCustomField } from './custom-offer.ts';
import { fieldsOf } from './offered-value.ts';

type Cells = ReturnType<typeof countFilledCells>;

export function summarise(db: ReadDb, { no, entity }: StoredBatch): ReviewSummary {
  const custom = listProposedFields(db, no).filter(isCustomKey);
  const { records, filled: after } = countCoverage(db, entity, no, custom);
  const filled = new Map(countFilledFields(db, no).map(({ field, n }) => [field, n]));
  const isList = (key: string): boolean => isListType(findCustomField(db, key)?.type ?? 'textField');
  const cells = countFilledCells(db, no);
  const providers = providersOf(countAnswers(db, no), cells);
  return {
    records,
    fields: [...fieldsOf(entity), ...custom].map((field) => {
      const [now, own] = [after[field] ?? 0, filled.get(field) ?? 0];
      const cost = costOfField(field, cells, providers);
      return { field: pathOfKey(db, field), before: Math.max(0, now - own), after: now, filled: own, cost };
    }),
    providers,
    agreement: agreementIn(eachSaid(db, no, [...listFields, 'tags', ...custom.filter(isList)])),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function providersOf(asked: readonly Asked[], cells: Cells): ReviewSummary['providers'] {
  const codes = [...new Set(asked.map(({ provider }) => provider))];
  return codes.map((provider) => {
    const own = asked.filter((one) => one.provider === provider);
    const filled = sumOf(cells.filter((one) => one.provider === provider).map(({ n }) => n));
    const cost = sumOf(own.map(({ cents }) => cents));
    return {
      provider,
      asked: sumOf(own.map(({ n }) => n)),
      matched: sumOf(own.filter(({ status }) => status === 'matched').map(({ n }) => n)),
      cost,
      filled,
      costPerCell: filled === 0 ? null : cost / filled,
    };
  });
}

/** What a provider cost is shared evenly by the cells that it filled. */
const costOfField = (field: string, cells: Cells, providers: ReviewSummary['providers']): number =>
  sumOf(
    cells
      .filter((one) => one.field === field)
      .map(({ provider, n }) => n * (providers.find((one) => one.provider === provider)?.costPerCell ?? 0)),
  );

function agreementIn(said: Iterable<Said>): ReviewSummary['agreement'] {
  const pairs = new Map<string, ReviewSummary['agreement'][number]>();
  let cell: Said[] = [];
  for (const one of said) {
    if (cell[0]?.seq !== one.seq || cell[0].field !== one.field) cell = [];
    for (const other of cell) if (other.provider !== one.provider) compareTwo(pairs, other, one);
    cell.push(one);
  }
  return [...pairs.values()];
}

function compareTwo(pairs: Map<string, ReviewSummary['agreement'][number]>, one: Said, other: Said): void {
  const key = JSON.stringify([one.provider, other.provider]);
  const pair = pairs.get(key) ?? { providers: [one.provider, other.provider], both: 0, equal: 0 };
  pair.both += 1;
  if (one.value === other.value) pair.equal += 1;
  pairs.set(key, pair);
}
