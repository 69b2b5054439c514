// Near-equal values of a column, gathered by a method that can be switched, and merged into one spelling by a rule: it fits
// other spellings of next month's file too, and can be taken back.
import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { t } from '../../../../../../shared/messages/message.ts';
import { listColumnClusters } from '../../../../../../shared/contract/profile.ts';
import {
  clusterMethods,
  type ClusterMethod,
  type ImportRules,
} from '../../../../../../shared/schema/import-rules.ts';
import type { Cluster, ColumnClusters } from '../../../../../../shared/schema/profile.ts';
import { queryOf } from '../../../../../api/query.ts';
import { formatCount } from '../../../../../lib/format.ts';
import { Head } from './column-facts.tsx';
import classes from './column-facts.module.css';
import type { RuleChange } from './value-mapping.tsx';
import { columnRule, merge, mergedInto } from './value-rules.ts';
import values from './values.module.css';

type Props = { sourceId: string; column: string; rules: ImportRules; onRules: RuleChange };

const methods: Record<ClusterMethod, { label: string; explains: string }> = {
  fingerprint: { label: t('Words'), explains: t('The same words, whatever their order, case and accents.') },
  ngram: { label: t('Letters'), explains: t('The same pairs of letters: forgives spaces and slips.') },
  phonetic: { label: t('Sound'), explains: t('They sound alike in English.') },
  cologne: { label: t('German'), explains: t('They sound alike in German.') },
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
    <section aria-label={t('Near-equal values')}>
      <Head
        title={t('Near-equal values')}
        note={found && t('{n, plural, one {# group} other {# groups}}', { n: found.total })}
      />
      <div className={classes['method']}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('How near-equal values are found')}
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
          {t('Show {n, number} more', { n: Math.min(found.items.length - wanted, moreAtOnce) })}
        </button>
      )}
    </section>
  );
}

function noteOf(found: ColumnClusters | undefined, method: ClusterMethod): string {
  const { explains } = methods[method];
  if (!found) return t('Comparing values');
  if (found.total === 0) return t('{explains} No two values are.', { explains });
  return found.complete ? explains : t('{explains} Among the most frequent values.', { explains });
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
    <fieldset
      className={classes['cluster']}
      aria-label={t('Spellings of “{value}”', { value: cluster.suggested.slice(0, 60) })}
    >
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
        {t('Merge {n, plural, one {# row} other {# rows}} into “{value}”', {
          n: cluster.rows,
          value: shortened(chosen),
        })}
      </Button>
    </fieldset>
  );
}

function Merged({ cluster, into, onUndo }: { cluster: Cluster; into: string; onUndo: () => void }) {
  return (
    <div className={`${classes['cluster']} ${classes['merged']}`}>
      <span>
        {t('{n, number} spellings become “{value}”', {
          n: cluster.values.length,
          value: shortened(into),
        })}
      </span>
      <Button size="xs" variant="subtle" ml="auto" onClick={onUndo}>
        {t('Undo')}
      </Button>
    </div>
  );
}

const shortened = (text: string): string => (text.length > 18 ? `${text.slice(0, 17)}…` : text);
