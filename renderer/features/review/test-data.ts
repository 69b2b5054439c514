// Invented records under review, for tests.
import type { Relation, ReviewCell, ReviewMatrix } from '../../../shared/schema/review.ts';
import { amountsOf } from './settle-matrix.ts';
import type { ReviewField } from './open-cells.ts';

export const cell = (
  no: number,
  provider: string,
  value: unknown,
  relation: Relation = 'conflicts',
  confidence = 0.9,
): ReviewCell => ({
  id: `prp_${no}`,
  provider,
  value,
  confidence,
  relation,
  state: 'open',
  note: null,
  written: null,
  decidedBy: null,
  decidedAt: null,
  stepId: null,
});

type Given = Pick<ReviewField, 'field' | 'value' | 'cells'>;

export function matrix(given: readonly Given[], over: Partial<ReviewMatrix> = {}): ReviewMatrix {
  const fields: ReviewField[] = given.map((one) => ({ ...one, source: null, isLocked: false }));
  const codes = new Set(fields.flatMap(({ cells }) => cells.map(({ provider }) => provider)));
  return {
    itemId: 'itm_1',
    recordId: 'com_1',
    name: 'Brückmann Präzisionsteile GmbH',
    ...amountsOf(fields),
    providers: [...codes].map((code) => ({
      code,
      confidence: 0.9,
      fetchedAt: '2026-11-19T10:00:00Z',
      asOf: null,
      isCached: false,
      cost: code === 'gleif' ? 0 : 4,
    })),
    fields,
    ...over,
  };
}
