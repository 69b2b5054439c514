// What stands in a source, column by column, and what a field would make of it.
import { z } from 'zod';
import { dataOf } from '../schema/common.ts';
import { clusterMethods } from '../schema/import-rules.ts';
import { mappingTarget } from '../schema/import.ts';
import {
  columnClustersSchema,
  columnValuesSchema,
  profileLimits,
  sourceProfileSchema,
  valueGroups,
} from '../schema/profile.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ sourceId: z.string().max(60) });
const column = z.string().min(1).max(2000);
/** JSON of the column's rule: what its steps, merges and readings make of its cells; its `values` are left aside. */
const rule = z.string().max(20_000).optional();

export const getSourceProfile = defineEndpoint({
  name: 'getSourceProfile',
  method: 'GET',
  path: '/v1/import/sources/:sourceId/profile',
  permission: 'read:jobs',
  summary: 'Types, distinct values, histograms and outliers of each column, over the whole file.',
  params,
  answer: dataOf(sourceProfileSchema),
});

export const listColumnValues = defineEndpoint({
  name: 'listColumnValues',
  method: 'GET',
  path: '/v1/import/sources/:sourceId/values',
  permission: 'read:jobs',
  summary: 'The distinct values of a column, and what a field makes of each.',
  params,
  query: z.strictObject({
    column,
    target: mappingTarget,
    group: z.enum(valueGroups).optional(),
    rule,
    limit: z.coerce.number().int().min(0).max(profileLimits.valuesPage).default(100),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  answer: dataOf(columnValuesSchema),
});

export const listColumnClusters = defineEndpoint({
  name: 'listColumnClusters',
  method: 'GET',
  path: '/v1/import/sources/:sourceId/clusters',
  permission: 'read:jobs',
  summary: 'Values of a column that are nearly equal, by a key that a cluster rule can name.',
  params,
  query: z.strictObject({ column, method: z.enum(clusterMethods).default('fingerprint'), rule }),
  answer: dataOf(columnClustersSchema),
});
