// The side panel of a column once the whole file was read: what becomes of its values under its field, and what stands in it.
import { useQuery } from '@tanstack/react-query';
import type { ColumnRule, ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { ColumnProfile, ColumnValues } from '../../../../../../shared/schema/profile.ts';
import { ignoreTarget } from '../fields.ts';
import { Remember } from './remember.tsx';
import { ColumnFacts } from './column-facts.tsx';
import { NearEqual } from './near-equal.tsx';
import { valuesQuery, type ValuesOf } from './use-column-values.ts';
import { ValueMapping, type RuleChange } from './value-mapping.tsx';
import { columnRule } from './value-rules.ts';

type Props = {
  sourceId: string;
  profile: ColumnProfile;
  target: string;
  rules: ImportRules;
  onRules: RuleChange;
  accepted: boolean;
  onAccept: () => void;
};

/** Fields that take any text: nothing about their values is to be decided, unless one does not fit. */
const freeText: ReadonlySet<string> = new Set([
  'name',
  'description',
  'industry',
  'addresses',
  'phones',
  'taxId',
  'externalId',
  'tags',
  'urls',
]);

/** Texts that a person may have spelt in several ways. */
const spelt: ReadonlySet<string> = new Set(['name', 'industry', 'addresses', 'tags', ignoreTarget]);

export function ProfilePanel({ sourceId, profile, target, rules, onRules, accepted, onAccept }: Props) {
  const values = valuesOf(sourceId, profile, target, rules);
  const { data } = useQuery({
    ...valuesQuery(values, 'undecided', 0),
    enabled: target !== ignoreTarget,
  });
  const answer = data?.data;
  const hasValues = Object.keys(columnRule(rules, profile.key).values ?? {}).length > 0;
  const remember = <Remember rules={rules} column={profile.key} onRules={onRules} />;
  const spellings = spelt.has(target) && profile.types[0]?.type === 'text';
  return (
    <>
      {answer && (
        <ValueMapping
          values={values}
          answer={freeText.has(target) ? onlyUndecided(answer) : answer}
          rules={rules}
          onRules={onRules}
          accepted={accepted}
          onAccept={onAccept}
        />
      )}
      {hasValues && remember}
      <ColumnFacts profile={profile} />
      {spellings && profile.distinct > 1 && (
        <NearEqual sourceId={sourceId} column={profile.key} rules={rules} onRules={onRules} />
      )}
      {!hasValues && remember}
    </>
  );
}

/** An address has room for so much; without its merges a value is judged as it stands. */
const longestRule = 6000;

const valuesOf = (
  sourceId: string,
  { key }: ColumnProfile,
  target: string,
  rules: ImportRules,
): ValuesOf => ({
  sourceId,
  column: key,
  target,
  rule: ruleText(columnRule(rules, key)),
});

/** How the cells are read before a person's choices count; undefined where nothing is said of it. */
function ruleText(decided: ColumnRule): string | undefined {
  const rule = { ...decided, values: undefined, once: undefined };
  const text = JSON.stringify(rule);
  const shown = text.length > longestRule ? JSON.stringify({ ...rule, clusters: undefined }) : text;
  return shown === '{}' ? undefined : shown;
}

const nothing = { values: 0, rows: 0 };
const onlyUndecided = (answer: ColumnValues): ColumnValues => ({
  ...answer,
  groups: { undecided: answer.groups.undecided, suggested: nothing, exact: nothing },
});
