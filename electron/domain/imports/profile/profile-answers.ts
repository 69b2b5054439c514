// Questions about the profile of a source. What was worked out for one page of an answer is kept for the next.
import type { ClusterMethod, ColumnDecision, ColumnRule } from '../../../../shared/schema/import-rules.ts';
import {
  valueGroups,
  type ColumnClusters,
  type ColumnValues,
  type MappedValue,
  type SourceProfile,
  type ValueGroup,
} from '../../../../shared/schema/profile.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findProfiledColumn, listProfile } from '../../../store/source-profiles.ts';
import type { StoredSource } from '../../../store/sources.ts';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import { definitionsOf } from '../../custom-fields/definitions.ts';
import { createExtraDecider } from '../cells/decide-column.ts';
import { targetOf, type ExtraTarget } from '../extras/extra-target.ts';
import { findClusters } from './find-clusters.ts';
import { judgeValues, optionsOf } from './judge-values.ts';
import { unpackValues, type KeptValue } from './pack-values.ts';
import { fieldOf, readingOf } from './read-value.ts';
import { steppedValues } from './stepped-values.ts';

export type ValuesQuestion = {
  column: number;
  target: string;
  group: ValueGroup | undefined;
  rule: ColumnRule;
  limit: number;
  offset: number;
};

export type ClustersQuestion = { column: number; method: ClusterMethod; rule: ColumnRule };

export type ProfileAnswers = {
  profile(source: StoredSource): SourceProfile;
  values(source: StoredSource, question: ValuesQuestion): Promise<ColumnValues>;
  clusters(source: StoredSource, question: ClustersQuestion): Promise<ColumnClusters>;
  /** The source is read otherwise, or gone. */
  forget(sourceId: string): void;
};

/** Answers that are kept. */
const mostKept = 8;

type Judged = { complete: boolean; values: MappedValue[] };

export function createProfileAnswers(db: ReadDb): ProfileAnswers {
  const kept = new Map<string, { sourceId: string; judged: Promise<Judged> }>();

  const statusOf = (source: StoredSource): SourceProfile['status'] =>
    source.status === 'scanning' ? 'pending' : 'none';

  const keep = (key: string, sourceId: string, judged: Promise<Judged>): Promise<Judged> => {
    kept.set(key, { sourceId, judged });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return judged;
  };

  const judgedOf = (
    source: StoredSource,
    { column, target, rule }: ValuesQuestion,
  ): Promise<Judged> | null => {
    const field = fieldOf(target) ?? targetOf(db, target);
    // What an option means is known until one is made or goes.
    const revision = typeof field === 'string' ? 0 : definitionsOf(db).revision;
    const key = JSON.stringify([source.id, column, target, rule, revision]);
    const known = kept.get(key);
    if (known) return known.judged;
    const found = findProfiledColumn(db, source.id, column);
    return (
      found && keep(key, source.id, judge(unpackValues(found.values), found.profile, { target, field, rule }))
    );
  };

  return {
    profile(source) {
      const columns = listProfile(db, source.id);
      return { status: columns.length > 0 ? 'ready' : statusOf(source), columns };
    },
    async values(source, question) {
      const field = fieldOf(question.target) ?? targetOf(db, question.target);
      const options = field ? optionsOf(field) : null;
      const judged = await judgedOf(source, question);
      const { complete, values } = judged ?? { complete: false, values: [] };
      return { status: judged ? 'ready' : statusOf(source), complete, options, ...pageOf(values, question) };
    },
    async clusters(source, { column, method, rule }) {
      const found = findProfiledColumn(db, source.id, column);
      if (!found) return { status: statusOf(source), complete: false, total: 0, items: [] };
      // Not as they were merged before: a merge is shown beside its spellings.
      const values = await steppedValues(unpackValues(found.values), { steps: rule.steps });
      const clusters = await findClusters(method, values);
      return { status: 'ready', complete: !found.profile.approximate, ...clusters };
    },
    forget(sourceId) {
      for (const [key, one] of kept) if (one.sourceId === sourceId) kept.delete(key);
    },
  };
}

async function judge(
  kept: readonly KeptValue[],
  { approximate, fit, decision }: SourceProfile['columns'][number],
  { target, field, rule }: { target: string; field: CompanyField | ExtraTarget | null; rule: ColumnRule },
): Promise<Judged> {
  const values = await steppedValues(kept, rule);
  const complete = !approximate;
  if (!field) return { complete, values: values.map(asItIs) };
  const sure = decision && fit?.target === target ? readingOf(decision) : {};
  const decided = typeof field === 'string' ? sure : readingOf(decideExtra(field, values));
  return { complete, values: await judgeValues(field, values, { ...decided, ...rule }) };
}

/** The profile tried the column's first suggestion only: what its values say of a custom field is asked now. */
function decideExtra(target: ExtraTarget, values: readonly KeptValue[]): ColumnDecision {
  const decider = createExtraDecider(target);
  for (const { value, rows } of values) decider?.add(value, rows);
  return decider?.decision() ?? { question: null, evidence: '', ambiguous: { cells: 0, examples: [] } };
}

const asItIs = (kept: KeptValue): MappedValue => ({
  ...kept,
  group: 'exact',
  becomes: kept.value,
  reason: null,
  candidates: [],
});

/** Most frequent first within each group, as the values were kept. */
function pageOf(
  values: readonly MappedValue[],
  { group: only, limit, offset }: ValuesQuestion,
): Pick<ColumnValues, 'groups' | 'items'> {
  const byGroup = valueGroups.map((group) => values.filter((value) => value.group === group));
  const sums = byGroup.map((list) => ({
    values: list.length,
    rows: list.reduce((sum, { rows }) => sum + rows, 0),
  }));
  const none = { values: 0, rows: 0 };
  const [undecided = none, suggested = none, exact = none] = sums;
  const shown = byGroup.filter((_, at) => only === undefined || valueGroups[at] === only).flat();
  return { groups: { undecided, suggested, exact }, items: shown.slice(offset, offset + limit) };
}
