// Which rows and companies are, or may be, the same: by the key that the import itself goes by, then by registry number, by
// name and country, and at last by likeness. Only groups that a new company or several rows have a part in.
import type { DuplicateKind, LikenessPart } from '../../../../shared/schema/duplicates.ts';
import type { CandidateRow } from '../../../store/duplicate-candidates.ts';
import { keyHash } from '../../matching/company-key.ts';
import { createKeyMap } from '../key-map.ts';
import type { RowLog } from '../dry-run/row-log.ts';
import { likelyScore, likeness, type Candidate } from './likeness.ts';
import { nameCore } from './name-core.ts';

export type FoundGroup = {
  kind: DuplicateKind;
  reason: string;
  score: number | null;
  parts: LikenessPart[];
  /** Company numbers; for rows that mean one company, that one, with the indexes of its rows in the log. */
  companies: number[];
  rows: number[];
};

export type Found = { groups: FoundGroup[]; cutOff: boolean };

/** Blocks larger than this say too little to compare each with each. */
const largestBlock = 40;
const mostLikely = 2000;
/** More new companies than this are not compared each with each. */
const mostCompared = 100_000;

export function findDuplicates(
  log: RowLog,
  lastStoredNo: number,
  made: () => Iterable<CandidateRow>,
  stored: () => Iterable<CandidateRow>,
): Found {
  const shared = rowsOfOneCompany(log, lastStoredNo);
  const pool = createPool(findShared(made, stored));
  for (const row of made()) pool.add(row, true);
  if (pool.size() > 0) for (const row of stored()) pool.add(row, false);
  const { groups, cutOff } = pool.groups();
  return { groups: [...shared, ...groups], cutOff };
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
    const reason = `The rows have the same ${kind}.`;
    return { kind, reason, score: null, parts: [], companies: no > lastStoredNo ? [] : [no], rows };
  });
}

type Pooled = Candidate & { isNew: boolean };

/** Tells whether more than one company has a key. Hashes in typed arrays, for a million names take too much room. */
function findShared(
  made: () => Iterable<CandidateRow>,
  stored: () => Iterable<CandidateRow>,
): (key: string) => boolean {
  const seen = createKeyMap();
  const note = (row: CandidateRow, isNew: boolean): void => {
    for (const key of [...registryKeys(row), nameKeyOf(nameCore(row.name).core)]) {
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
  const byRegistry = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  const blocks = new Map<string, number[]>();
  const all: Pooled[] = [];
  /** New companies that were looked at. */
  let taken = 0;

  /** New companies come first; a stored one counts only where one of them has the same key. */
  const put = (map: Map<string, number[]>, key: string, at: number, isNew: boolean): boolean => {
    const found = map.get(key);
    if (found) found.push(at);
    else if (isNew) map.set(key, [at]);
    return isNew || found !== undefined;
  };

  return {
    size: () => taken,
    add(row: CandidateRow, isNew: boolean): void {
      const { core, form } = nameCore(row.name);
      const { no, name, domain, country } = row;
      const at = all.length;
      let used = false;
      for (const key of registryKeys(row).filter(isShared)) used = put(byRegistry, key, at, isNew) || used;
      if (isShared(nameKeyOf(core))) used = put(byName, nameKeyOf(core), at, isNew) || used;
      taken += isNew ? 1 : 0;
      const compared = !isNew || taken <= mostCompared;
      if (compared) for (const key of blockKeys(core)) used = put(blocks, key, at, isNew) || used;
      if (used) all.push({ no, name, domain, country, core, form, isNew });
    },
    groups(): Found {
      const seen = new Set<string>();
      const groups = [
        ...sharing(byRegistry, all, seen, 'registry'),
        ...sharing(byName, all, seen, 'name_country'),
      ];
      const likely = likelyPairs(blocks, all, seen);
      return { groups: [...groups, ...likely.groups], cutOff: likely.cutOff || taken > mostCompared };
    },
  };
}

const registryKeys = ({ taxId, externalId }: CandidateRow): string[] => {
  const plain = (id: string | null): string => (id ?? '').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return [
    ...(plain(taxId) === '' ? [] : [`t:${plain(taxId)}`]),
    ...(externalId === null || externalId.trim() === '' ? [] : [`x:${externalId.trim()}`]),
  ];
};

/** The beginning of the name, and its longest word: a slip seldom falls into both. */
function blockKeys(core: string): string[] {
  const longest = core.split(' ').reduce((best, word) => (word.length > best.length ? word : best), '');
  return [`b:${core.replaceAll(' ', '').slice(0, 5)}`, ...(longest.length > 4 ? [`w:${longest}`] : [])];
}

function sharing(
  map: ReadonlyMap<string, number[]>,
  all: readonly Pooled[],
  seen: Set<string>,
  kind: 'registry' | 'name_country',
): FoundGroup[] {
  return [...map].flatMap(([key, places]) => {
    const members = places.flatMap((at) => all[at] ?? []);
    const inGroups = kind === 'name_country' ? byCountry(members) : [members];
    return inGroups
      .filter((group) => group.length > 1 && group.some(({ isNew }) => isNew))
      .map((group) => {
        for (const one of group) for (const other of group) seen.add(pairKey(one, other));
        return {
          kind,
          reason: kind === 'registry' ? registryReason(key) : nameReason(group),
          score: null,
          parts: [],
          companies: group.map(({ no }) => no),
          rows: [],
        };
      });
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
    ? `They have the tax ID ${key.slice(2)}.`
    : `They have the external ID ${key.slice(2)}.`;

function nameReason(group: readonly Pooled[]): string {
  const forms = new Set(group.map(({ form }) => form));
  return forms.size > 1
    ? 'They have the same name but for the legal form. Two companies, unless you say otherwise.'
    : 'They have the same name but for its spelling.';
}

const pairKey = (one: Pooled, other: Pooled): string =>
  one.no < other.no ? `${one.no}:${other.no}` : `${other.no}:${one.no}`;

function likelyPairs(
  blocks: ReadonlyMap<string, number[]>,
  all: readonly Pooled[],
  seen: Set<string>,
): Found {
  const groups: FoundGroup[] = [];
  let cutOff = false;
  for (const places of blocks.values()) {
    if (places.length > largestBlock) {
      cutOff = true;
      continue;
    }
    for (const [one, other] of pairsOf(places, all)) {
      const key = pairKey(one, other);
      if (seen.has(key)) continue;
      seen.add(key);
      const { score, parts } = likeness(one, other);
      if (score < likelyScore) continue;
      if (groups.length >= mostLikely) return { groups: sorted(groups), cutOff: true };
      const reason = 'They may be the same company.';
      groups.push({ kind: 'similar', reason, score, parts, companies: [one.no, other.no], rows: [] });
    }
  }
  return { groups: sorted(groups), cutOff };
}

const sorted = (groups: FoundGroup[]): FoundGroup[] =>
  groups.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));

function* pairsOf(places: readonly number[], all: readonly Pooled[]): Generator<[Pooled, Pooled]> {
  for (const [at, first] of places.entries()) {
    for (const second of places.slice(at + 1)) {
      const one = all[first];
      const other = all[second];
      if (one && other && (one.isNew || other.isNew)) yield [one, other];
    }
  }
}
