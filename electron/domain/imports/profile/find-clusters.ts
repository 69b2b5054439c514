// Values of a column that share a key, so that they may be spellings of one. The key and the spelling to keep are what a
// cluster rule says: it fits next month's spellings too.
import type { ClusterMethod } from '../../../../shared/schema/import-rules.ts';
import { profileLimits, type Cluster } from '../../../../shared/schema/profile.ts';
import { clusterKey } from '../../matching/clusters/cluster-key.ts';
import { inTurns } from './in-turns.ts';
import type { KeptValue } from './pack-values.ts';

/** Spellings shown of one cluster. */
const mostSpellings = 50;
/** A longer text is no name of anything. */
const longest = 200;

/** Those with the most rows first. `total`: all that there are. */
export async function findClusters(
  method: ClusterMethod,
  values: readonly KeptValue[],
): Promise<{ total: number; items: Cluster[] }> {
  const byKey = new Map<string, KeptValue[]>();
  await inTurns(values, (kept) => {
    if (kept.value.length > longest) return;
    const key = clusterKey(method, kept.value);
    if (key === '') return;
    const others = byKey.get(key);
    if (others) others.push(kept);
    else byKey.set(key, [kept]);
  });
  const clusters = [...byKey]
    .filter(([, members]) => members.length > 1)
    .map(([key, members]) => clusterOf(method, key, members))
    .toSorted((a, b) => b.rows - a.rows);
  return { total: clusters.length, items: clusters.slice(0, profileLimits.clusters) };
}

function clusterOf(method: ClusterMethod, key: string, members: readonly KeptValue[]): Cluster {
  const ranked = members.toSorted((a, b) => b.rows - a.rows || a.row - b.row);
  return {
    method,
    key,
    rows: ranked.reduce((sum, { rows }) => sum + rows, 0),
    values: ranked.slice(0, mostSpellings).map(({ value, rows }) => ({ value, rows })),
    suggested: ranked[0]?.value ?? '',
  };
}
