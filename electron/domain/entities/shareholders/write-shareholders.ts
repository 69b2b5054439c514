// Writes what a walk up from a company found: records of those who hold it, what their own providers say of them, and who holds whom.
// Call it in the step that writes the refresh of the company itself.
import type { ShareholderCounts } from '../../../../shared/schema/entity.ts';
import type { Materialized } from '../../../../shared/schema/relation.ts';
import { findCompanyByUuid } from '../../../store/companies.ts';
import type { WriteDb } from '../../../store/database.ts';
import { findPersonByUuid } from '../../../store/people.ts';
import type { StepOrigin } from '../../companies/write-company.ts';
import { makeParty } from '../../relations/make-party.ts';
import { namedRelations, type NamedParty, type NamedRelation } from '../../relations/named-relations.ts';
import { createRelationWriter } from '../../relations/relation-writer.ts';
import type { ReviewRecord } from '../../review/review-record.ts';
import { linkAnswers } from '../link-answers.ts';
import { normalizedOf } from '../normalized/from-answer.ts';
import { applyRefresh } from '../refresh/apply-refresh.ts';
import { planRefresh, type RefreshFlags } from '../refresh/plan-refresh.ts';
import { standingOf } from '../refresh/standing-of.ts';
import { nobodyAsked } from '../refresh/told-by.ts';
import { createHolderMatcher } from './match-holder.ts';
import type { TreeNode } from './tree.ts';
import type { Walk } from './walk.ts';

export type ShareholdersWritten = { counts: ShareholderCounts; touched: ReviewRecord[] };

export const noShareholders: ShareholderCounts = { created: 0, updated: 0, skipped: 0, maxDepthReached: 0 };

type Run = {
  db: WriteDb;
  origin: StepOrigin;
  flags: RefreshFlags;
  records: Map<TreeNode, Buffer>;
  /** Each once, whatever it is called. */
  met: Set<string>;
  /** Why no record can be made of it, as long as none was. */
  refused: Map<TreeNode, string>;
  touched: ReviewRecord[];
  counts: ShareholderCounts;
};

/** What is new takes all that is said of it: there is nothing to preserve. */
export const flagsOfNew: RefreshFlags = { scope: 'basic_data', preserveEntityData: true };

/** `roots`: the records of the walk's first nodes. `depth`: how far up of what it found. */
export function writeShareholders(
  db: WriteDb,
  roots: readonly Buffer[],
  { nodes, stoppedAt }: Walk,
  depth: number,
  flags: RefreshFlags,
  origin: StepOrigin,
): ShareholdersWritten {
  const counts = { ...noShareholders, ...(stoppedAt !== null && { stoppedAt }) };
  const records = new Map<TreeNode, Buffer>();
  roots.forEach((uuid, at) => nodes[at] && records.set(nodes[at], uuid));
  const met = new Set(roots.map((uuid) => uuid.toString('hex')));
  const refused = new Map<TreeNode, string>();
  const run: Run = { db, origin, flags, counts, records, met, refused, touched: [] };
  for (const node of nodes) if (node.depth < depth) writeHoldersOf(run, node);
  counts.skipped += refused.size;
  const problems = [...refused].map(([{ party }, reason]) => ({ name: party.name, reason }));
  return { counts: { ...counts, ...(problems.length > 0 && { problems }) }, touched: run.touched };
}

function writeHoldersOf(run: Run, owned: TreeNode): void {
  const { db, records, origin } = run;
  const uuid = records.get(owned);
  const company = uuid && findCompanyByUuid(db, uuid);
  if (!company || !owned.said || owned.holders.length === 0) return;
  const nodeOf = new Map(owned.holders.map(({ party, node }) => [JSON.stringify(party), node]));
  const match = createHolderMatcher(
    db,
    company,
    owned.holders.map(({ party }) => party),
  );
  const result = uncounted();
  for (const answer of owned.said.matched) {
    const writer = createRelationWriter({ db, company, origin, result }, answer);
    const named = namedRelations(normalizedOf(answer.answer), ['shareholder']);
    for (const relation of named) {
      const node = nodeOf.get(JSON.stringify(relation.party));
      const holder = node && recordOf(run, node, relation, answer.provider, match);
      if (holder) writer.write(holder, relation);
    }
    // Of those beyond the limit nothing was looked at.
    if (!owned.isCut) writer.removeUnnamed(named);
  }
}

/** Found, or made; null where it cannot be. */
function recordOf(
  run: Run,
  node: TreeNode,
  { party }: NamedRelation,
  provider: string,
  match: (party: NamedParty) => Buffer | null,
): Buffer | null {
  const { db, records, met, refused, counts, origin } = run;
  const known = records.get(node);
  if (known) return known;
  const found = match(party) ?? stillThere(db, node);
  const made = found
    ? { uuid: found }
    : makeParty(db, party, [], { ...origin, kind: 'refresh', actor: provider });
  if ('reason' in made) {
    refused.set(node, made.reason);
    return null;
  }
  const { uuid } = made;
  const key = uuid.toString('hex');
  records.set(node, uuid);
  // Another may name it so that it can be made.
  refused.delete(node);
  if (met.has(key)) {
    counts.skipped += 1;
    return uuid;
  }
  met.add(key);
  counts.maxDepthReached = Math.max(counts.maxDepthReached, node.depth);
  take(run, node, uuid, found === null);
  return uuid;
}

const stillThere = (db: WriteDb, { record, party }: TreeNode): Buffer | null =>
  record && readRecord(db, party, record) ? record : null;

function readRecord(db: WriteDb, { entity }: Pick<NamedParty, 'entity'>, uuid: Buffer): ReviewRecord | null {
  if (entity === 'person') {
    const stored = findPersonByUuid(db, uuid);
    return stored && { entity, stored };
  }
  const stored = findCompanyByUuid(db, uuid);
  return stored && { entity, stored };
}

/** What its own providers say of it. */
function take(run: Run, node: TreeNode, uuid: Buffer, isNew: boolean): void {
  const { db, origin, counts, touched } = run;
  const record = readRecord(db, node.party, uuid);
  if (!record) return;
  const { told, matched } = node.said ?? nobodyAsked;
  linkAnswers(db, uuid, { matched });
  const { changes } = planRefresh(standingOf(db, record), told, isNew ? flagsOfNew : run.flags);
  const after = applyRefresh(db, record, changes, origin);
  if (isNew) counts.created += 1;
  else if (told.length > 0) counts.updated += 1;
  else counts.skipped += 1;
  if (isNew || after.stored.version !== record.stored.version) touched.push(after);
}

const uncounted = (): Materialized => ({
  success: true,
  created: 0,
  matched: 0,
  relationships: { created: 0, updated: 0, same: 0, removed: 0 },
  skipped: [],
  stepId: null,
});
