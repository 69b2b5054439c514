// What the reader repaired and what it only noticed, by kind. Nothing that it changed may be missing here.
import { t } from '../../../../../shared/messages/message.ts';
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { rich } from '../../../../lib/rich.tsx';
import section from '../frame/section.module.css';
import { placeName, type Counted } from './format-options.ts';
import { countIssues, describeOthers, groupIssues, splitIssues, type IssueGroup } from './issue-groups.ts';
import classes from './issue-list.module.css';

/** `counted`: by the number of an issue. */
export function IssueList({ issues, counted }: { issues: readonly ReadIssue[]; counted: Counted }) {
  const { repaired, noticed } = splitIssues(issues);
  return (
    <>
      <IssueSection
        title={t('Repaired')}
        note={t('{n, plural, one {# place} other {# places}}', { n: countIssues(repaired) })}
        issues={repaired}
        counted={counted}
      />
      <IssueSection title={t('Noticed')} note={t('left as it is')} issues={noticed} counted={counted} />
    </>
  );
}

type SectionProps = { title: string; note: string; issues: readonly ReadIssue[]; counted: Counted };

function IssueSection({ title, note, issues, counted }: SectionProps) {
  if (issues.length === 0) return null;
  return (
    <section className={classes['group']} aria-label={title}>
      <div className={section['bar']}>
        <h3 className={section['head']}>{title}</h3>
        <span className={`${section['meta']} ${section['right']}`}>{note}</span>
      </div>
      <ul>
        {groupIssues(issues).map((group) => (
          <Issues key={group.first.code} group={group} counted={counted} />
        ))}
      </ul>
    </section>
  );
}

function Issues({ group, counted }: { group: IssueGroup; counted: Counted }) {
  const { first } = group;
  const others = describeOthers(group, counted);
  return (
    <li className={classes['issue']}>
      {first.line !== null && (
        <span className={section['meta']}>
          {placeName(counted, first.line)}
          {others !== '' && `, ${others}`}
        </span>
      )}
      <p>{first.message}</p>
      {first.read !== undefined && (
        <p>
          {rich(first.made === undefined ? 'Read {read}' : 'Read {read} as {made}', {
            read: <Quoted text={first.read} />,
            made: first.made !== undefined && <Quoted text={first.made} />,
          })}
        </p>
      )}
    </li>
  );
}

const Quoted = ({ text }: { text: string }) => <q title={text}>{text.slice(0, 300)}</q>;
