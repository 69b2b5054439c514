// What the reader repaired and what it only noticed. A person must be able to see every one of them.
import { useState } from 'react';
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
import section from '../frame/section.module.css';
import classes from './issue-list.module.css';

/** More than these are behind "Show all". */
const shownFirst = 20;

const isRepair = (issue: ReadIssue): boolean => issue.made !== undefined;

export function IssueList({ issues }: { issues: readonly ReadIssue[] }) {
  const repaired = issues.filter(isRepair);
  const noticed = issues.filter((issue) => !isRepair(issue));
  return (
    <>
      <IssueGroup title="Repaired" note={plural(repaired.length, 'place', 'places')} issues={repaired} />
      <IssueGroup title="Noticed" note="left as it is" issues={noticed} />
    </>
  );
}

type GroupProps = { title: string; note: string; issues: readonly ReadIssue[] };

function IssueGroup({ title, note, issues }: GroupProps) {
  const [all, setAll] = useState(false);
  if (issues.length === 0) return null;
  const shown = all ? issues : issues.slice(0, shownFirst);
  return (
    <section className={classes['group']} aria-label={title}>
      <div className={section['bar']}>
        <h3 className={section['head']}>{title}</h3>
        <span className={`${section['meta']} ${section['right']}`}>{note}</span>
      </div>
      <ul>
        {shown.map((issue, i) => (
          <Issue key={`${i}:${issue.line}:${issue.code}`} issue={issue} />
        ))}
      </ul>
      {shown.length < issues.length && (
        <button type="button" className={classes['more']} onClick={() => setAll(true)}>
          Show all {formatCount(issues.length)}
        </button>
      )}
    </section>
  );
}

function Issue({ issue }: { issue: ReadIssue }) {
  return (
    <li className={classes['issue']}>
      {issue.line !== null && <span className={section['meta']}>Line {formatCount(issue.line)}</span>}
      <p>{issue.message}</p>
      {issue.read !== undefined && (
        <p>
          Read <q title={issue.read}>{issue.read}</q>
          {issue.made !== undefined && (
            <>
              {' '}
              as <q title={issue.made}>{issue.made}</q>
            </>
          )}
        </p>
      )}
    </li>
  );
}
