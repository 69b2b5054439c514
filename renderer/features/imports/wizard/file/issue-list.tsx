// What the reader repaired and what it only noticed, by kind. Nothing that it changed may be missing here.
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
import section from '../frame/section.module.css';
import { countIssues, describeOthers, groupIssues, splitIssues, type IssueGroup } from './issue-groups.ts';
import classes from './issue-list.module.css';

/** `word`: what the number of an issue counts. */
export function IssueList({ issues, word = 'Line' }: { issues: readonly ReadIssue[]; word?: string }) {
  const { repaired, noticed } = splitIssues(issues);
  return (
    <>
      <IssueSection
        title="Repaired"
        note={plural(countIssues(repaired), 'place', 'places')}
        issues={repaired}
        word={word}
      />
      <IssueSection title="Noticed" note="left as it is" issues={noticed} word={word} />
    </>
  );
}

type SectionProps = { title: string; note: string; issues: readonly ReadIssue[]; word: string };

function IssueSection({ title, note, issues, word }: SectionProps) {
  if (issues.length === 0) return null;
  return (
    <section className={classes['group']} aria-label={title}>
      <div className={section['bar']}>
        <h3 className={section['head']}>{title}</h3>
        <span className={`${section['meta']} ${section['right']}`}>{note}</span>
      </div>
      <ul>
        {groupIssues(issues).map((group) => (
          <Issues key={group.first.code} group={group} word={word} />
        ))}
      </ul>
    </section>
  );
}

function Issues({ group, word }: { group: IssueGroup; word: string }) {
  const { first } = group;
  const others = describeOthers(group, word);
  return (
    <li className={classes['issue']}>
      {first.line !== null && (
        <span className={section['meta']}>
          {word} {formatCount(first.line)}
          {others !== '' && `, ${others}`}
        </span>
      )}
      <p>{first.message}</p>
      {first.read !== undefined && (
        <p>
          Read <Quoted text={first.read} />
          {first.made !== undefined && (
            <>
              {' '}
              as <Quoted text={first.made} />
            </>
          )}
        </p>
      )}
    </li>
  );
}

const Quoted = ({ text }: { text: string }) => <q title={text}>{text.slice(0, 300)}</q>;
