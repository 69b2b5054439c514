// Invented answers to a refresh, for tests.
import type { EntityChange, RefreshAnswer } from '../../../../shared/schema/entity.ts';
import { idOf } from '../../../testing/companies.ts';

export const refreshAnswer = (
  entityData: Record<string, unknown>,
  changes: EntityChange[],
  part: Partial<RefreshAnswer> = {},
): RefreshAnswer => ({
  success: true,
  entity: {
    id: idOf(0),
    type: 'company',
    name: 'Kestrel',
    countryCode: 'GB',
    entityData,
    locks: [],
    enrichments: [],
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-20T13:58:00.000Z',
    version: 1,
  },
  nameUpdated: false,
  entityDataUpdated: false,
  enrichments: [
    {
      providerCode: 'companies-house',
      success: true,
      fromCache: false,
      fieldsEnriched: [],
      confidence: 0.9,
      completeness: 1,
      costCents: 0,
    },
  ],
  shareholders: { created: 0, updated: 0, skipped: 0, maxDepthReached: 0 },
  changes,
  costCents: 0,
  planId: 'bat_1',
  stepId: null,
  ...part,
});
