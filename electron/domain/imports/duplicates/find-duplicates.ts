// Which rows and companies are, or may be, the same: by the key that the import itself goes by, then by registry number, by
// name and country, and at last by likeness. Only groups that a new company or several rows have a part in.
import { t } from '../../../../shared/messages/message.ts';
import type { DuplicateKind, LikenessPart } from '../../../../shared/schema/duplicates.ts';
import type { CandidateRow } from '../../../store/duplicate-candidates.ts';
import { keyHash } from '../../matching/company-key.ts';
import { createKeyMap } from '../key-map.ts';
import type { RowLog } from '../dry-run/row-log.ts';
import { createWordCounts, type WordCounts } from './block-keys.ts';
import { createSimilarFinder, type Similar } from './find-similar.ts';
import type { Candidate } from './likeness.ts';
import { nameCore } from '../../../lib/name-core.ts';

export type FoundGroup = {
  kind: DuplicateKind;
  reason: string;
  score: number | null;
  parts: LikenessPart[];
  /** Company numbers; for rows that mean one company, that one, with the indexes of its rows in the log. */
  companies: number[];
  rows: number[];
};

/** How those that are only alike were looked for. */
export type Looked = Pick<Similar, 'companies' | 'largeBlocks' | 'inLargeBlocks' | 'isOverfull'>;
export type Found = { groups: FoundGroup[]; looked: Looked };

export function findDuplicates(
  log: RowLog,
  lastStoredNo: number,
  made: () => Iterable<CandidateRow>,
  stored: () => Iterable<CandidateRow>,
): Found {
  const shared = rowsOfOneCompany(log, lastStoredNo);
  const counts = createWordCounts();
  const pool = createPool(findShared(made, stored, counts));
  const similar = createSimilarFinder(counts);
  const take = (row: CandidateRow, isNew: boolean): void => {
    const { no, domain, country } = row;
    const candidate = { no, domain, country, ...nameCore(row.name) };
    pool.add(row, { ...candidate, isNew });
    similar.add(candidate, isNew);
  };
  for (const row of made()) take(row, true);
  if (pool.size() > 0) for (const row of stored()) take(row, false);
  const { groups, isGrouped } = pool.groups();
  const { pairs, ...looked } = similar.find(isGrouped);
  const likely = pairs.map(({ score, parts, companies }) => ({
    kind: 'similar' as const,
    reason: t('They may be the same company.'),
    score,
    parts,
    companies,
    rows: [],
  }));
  return { groups: [...shared, ...groups, ...likely], looked };
}

/** Rows of the file that mean the same company: the import puts them together itself, or skips all but the first. */
function rowsOfOneCompany(log: RowLog, lastStoredNo: number): FoundGroup[] {
  // One byte for each stored company: how many rows mean it, two standing for all above.
  const counts = new Uint8Array(lastStoredNo + 1);
  const repeated = log.select(({ companyNo, by, fate }) => {
    if (companyNo === null || by === null || fate === 'failed') return false;
    if (companyNo > lastStoredNo) return true;
    counts[companyNo] = Math.min(2, (counts[companyNo] ?? 0) + 1);
    return false;
  });
  const made = new Set(Array.from(repeated, (index) => log.at(index).companyNo));
  const isWanted = (no: number): boolean => (no > lastStoredNo ? made.has(no) : counts[no] === 2);
  const rowsOf = new Map<number, number[]>();
  const ways = new Map<number, 'domain' | 'name'>();
  for (const index of log.select(({ companyNo, fate }) => fate !== 'failed' && isWanted(companyNo ?? 0))) {
    const { companyNo, by } = log.at(index);
    const no = companyNo ?? 0;
    rowsOf.set(no, [...(rowsOf.get(no) ?? []), index]);
    if (by !== null) ways.set(no, by);
  }
  return [...rowsOf].map(([no, rows]) => {
    const kind = ways.get(no) ?? 'domain';
    const reason = t(kind === 'name' ? 'The rows have the same name.' : 'The rows have the same domain.');
    return { kind, reason, score: null, parts: [], companies: no > lastStoredNo ? [] : [no], rows };
  });
}

type Pooled = Candidate & { isNew: boolean };

/** Tells whether more than one company has a key. Hashes in typed arrays, for a million names take too much room. */
function findShared(
  made: () => Iterable<CandidateRow>,
  stored: () => Iterable<CandidateRow>,
  counts: WordCounts,
): (key: string) => boolean {
  const seen = createKeyMap();
  const note = (row: CandidateRow, isNew: boolean): void => {
    const { core } = nameCore(row.name);
    counts.note(core);
    for (const key of [...registryKeys(row), nameKeyOf(core)]) {
      const hash = keyHash('name', key);
      const times = seen.find(hash).length;
      if (times === 1 || (isNew && times === 0)) seen.add(hash, row.no);
    }
  };
  for (const row of made()) note(row, true);
  if (seen.size() > 0) for (const row of stored()) note(row, false);
  return (key) => seen.find(keyHash('name', key)).length > 1;
}

const nameKeyOf = (core: string): string => `n:${core}`;

function createPool(isShared: (key: string) => boolean) {
  const byRegistry = new Map<string, Pooled[]>();
  const byName = new Map<string, Pooled[]>();
  /** New companies that were looked at. */
  let taken = 0;

  /** New companies come first; a stored one counts only where one of them has the same key. */
  const put = (map: Map<string, Pooled[]>, key: string, one: Pooled): void => {
    const found = map.get(key);
    if (found) found.push(one);
    else if (one.isNew) map.set(key, [one]);
  };

  return {
    size: () => taken,
    add(row: CandidateRow, one: Pooled): void {
      for (const key of registryKeys(row)) if (isShared(key)) put(byRegistry, key, one);
      if (isShared(nameKeyOf(one.core))) put(byName, nameKeyOf(one.core), one);
      taken += one.isNew ? 1 : 0;
    },
    groups(): { groups: FoundGroup[]; isGrouped: (one: Candidate, other: Candidate) => boolean } {
      const groups = [...sharing(byRegistry, 'registry'), ...sharing(byName, 'name_country')];
      return { groups, isGrouped: groupedIn(groups) };
    },
  };
}

/** Tells whether two companies stand in one group. */
function groupedIn(groups: readonly FoundGroup[]): (one: Candidate, other: Candidate) => boolean {
  const groupsOf = new Map<number, number[]>();
  for (const [at, { companies }] of groups.entries()) {
    for (const no of companies) {
      const known = groupsOf.get(no);
      if (known) known.push(at);
      else groupsOf.set(no, [at]);
    }
  }
  return (one, other) => {
    const of = groupsOf.get(other.no);
    return of !== undefined && groupsOf.get(one.no)?.some((at) => of.includes(at)) === true;
  };
}

const registryKeys = ({ taxId, externalId }: CandidateRow): string[] => {
  const plain = (id: string | null): string => (id ?? '').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return [
    ...(plain(taxId) === '' ? [] : [`t:${plain(taxId)}`]),
    ...(externalId === null || externalId.trim() === '' ? [] : [`x:${externalId.trim()}`]),
  ];
};

function sharing(map: ReadonlyMap<string, Pooled[]>, kind: 'registry' | 'name_country'): FoundGroup[] {
  return [...map].flatMap(([key, members]) => {
    const inGroups = kind === 'name_country' ? byCountry(members) : [members];
    return inGroups
      .filter((group) => group.length > 1 && group.some(({ isNew }) => isNew))
      .map((group) => ({
        kind,
        reason: kind === 'registry' ? registryReason(key) : nameReason(group),
        score: null,
        parts: [],
        companies: group.map(({ no }) => no),
        rows: [],
      }));
  });
}

/** A company without a country goes with each of them only where there is but one. */
function byCountry(members: readonly Pooled[]): Pooled[][] {
  const countries = new Set(members.flatMap(({ country }) => country ?? []));
  if (countries.size <= 1) return [[...members]];
  return [...countries].map((wanted) => members.filter(({ country }) => country === wanted));
}

const registryReason = (key: string): string =>
  key.startsWith('t:')
    ? t('They have the tax ID {key}.', { key: key.slice(2) })
    : t('They have the external ID {key}.', { key: key.slice(2) });

function nameReason(group: readonly Pooled[]): string {
  const forms = new Set(group.map(({ form }) => form));
  return forms.size > 1
    ? t('They have the same name but for the legal form. Two companies, unless you say otherwise.')
    : t('They have the same name but for its spelling.');
}
