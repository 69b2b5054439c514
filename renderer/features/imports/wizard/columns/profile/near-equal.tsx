// Near-equal values of a column, gathered by a method that can be switched, and merged into one spelling by a rule: it fits
// other spellings of next month's file too, and can be taken back.
import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { listColumnClusters } from '../../../../../../shared/contract/profile.ts';
import {
  clusterMethods,
  type ClusterMethod,
  type ImportRules,
} from '../../../../../../shared/schema/import-rules.ts';
import type { Cluster, ColumnClusters } from '../../../../../../shared/schema/profile.ts';
import { queryOf } from '../../../../../api/query.ts';
import { formatCount, plural } from '../../../../../lib/format.ts';
import { Head } from './column-facts.tsx';
import classes from './column-facts.module.css';
import type { RuleChange } from './value-mapping.tsx';
import { columnRule, merge, mergedInto } from './value-rules.ts';
import values from './values.module.css';

type Props = { sourceId: string; column: string; rules: ImportRules; onRules: RuleChange };

const methods: Record<ClusterMethod, { label: string; explains: string }> = {
  fingerprint: { label: 'Words', explains: 'The same words, whatever their order, case and accents.' },
  ngram: { label: 'Letters', explains: 'The same pairs of letters: forgives spaces and slips.' },
  phonetic: { label: 'Sound', explains: 'They sound alike in English.' },
  cologne: { label: 'German', explains: 'They sound alike in German.' },
};
const shownFirst = 5;
const moreAtOnce = 20;

export function NearEqual({ sourceId, column, rules, onRules }: Props) {
  const [method, setMethod] = useState<ClusterMethod>('fingerprint');
  const [wanted, setWanted] = useState(shownFirst);
  const { data } = useQuery(
    queryOf(listColumnClusters, {
      params: { sourceId },
      query: { column, method, ...stepsOf(rules, column) },
    }),
  );
  const found = data?.data;
  const shown = found?.items.slice(0, wanted) ?? [];
  const change = (cluster: Cluster, spelling: string | undefined) =>
    onRules((before) => merge(before, column, method, [[cluster.key, spelling]]));
  return (
    <section aria-label="Near-equal values">
      <Head title="Near-equal values" note={found && plural(found.total, 'group', 'groups')} />
      <div className={classes['method']}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="How near-equal values are found"
          data={clusterMethods.map((value) => ({ value, label: methods[value].label }))}
          value={method}
          onChange={(value) => {
            setMethod(value);
            setWanted(shownFirst);
          }}
        />
      </div>
      <p className={values['note']}>{noteOf(found, method)}</p>
      {shown.map((cluster) => (
        <ClusterBox
          key={`${method} ${cluster.key}`}
          cluster={cluster}
          into={mergedInto(rules, column, method, cluster.key)}
          onMerge={(spelling) => change(cluster, spelling)}
        />
      ))}
      {found && found.items.length > wanted && (
        <button type="button" className={values['more']} onClick={() => setWanted(wanted + moreAtOnce)}>
          Show {formatCount(Math.min(found.items.length - wanted, moreAtOnce))} more
        </button>
      )}
    </section>
  );
}

function noteOf(found: ColumnClusters | undefined, method: ClusterMethod): string {
  const { explains } = methods[method];
  if (!found) return 'Comparing values';
  if (found.total === 0) return `${explains} No two values are.`;
  return found.complete ? explains : `${explains} Among the most frequent values.`;
}

/** Merges are not said: they would hide the spellings that they merge. */
function stepsOf(rules: ImportRules, column: string): { rule?: string } {
  const { steps } = columnRule(rules, column);
  return steps === undefined || steps.length === 0 ? {} : { rule: JSON.stringify({ steps }) };
}

type BoxProps = {
  cluster: Cluster;
  into: string | undefined;
  onMerge: (spelling: string | undefined) => void;
};

function ClusterBox({ cluster, into, onMerge }: BoxProps) {
  const [chosen, setChosen] = useState(cluster.suggested);
  const name = useId();
  if (into !== undefined) return <Merged cluster={cluster} into={into} onUndo={() => onMerge(undefined)} />;
  return (
    <fieldset className={classes['cluster']} aria-label={`Spellings of “${cluster.suggested.slice(0, 60)}”`}>
      <ul>
        {cluster.values.map(({ value, rows }) => (
          <li key={value}>
            <label className={classes['spelling']} title={value}>
              <input type="radio" name={name} checked={value === chosen} onChange={() => setChosen(value)} />
              <span>{value}</span>
            </label>
            <span className={classes['count']}>{formatCount(rows)}</span>
          </li>
        ))}
      </ul>
      <Button size="xs" onClick={() => onMerge(chosen)}>
        Merge {plural(cluster.rows, 'row', 'rows')} into “{shortened(chosen)}”
      </Button>
    </fieldset>
  );
}

function Merged({ cluster, into, onUndo }: { cluster: Cluster; into: string; onUndo: () => void }) {
  return (
    <div className={`${classes['cluster']} ${classes['merged']}`}>
      <span>
        {formatCount(cluster.values.length)} spellings become “{shortened(into)}”
      </span>
      <Button size="xs" variant="subtle" ml="auto" onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}

const shortened = (text: string): string => (text.length > 18 ? `${text.slice(0, 17)}…` : text);
