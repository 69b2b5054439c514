// An entry of a record's history that tells of a relationship: with whom, what was said of it before and what is said now, and a way
// to take back the step that did it.
import type { HistoryRelation } from '../../../shared/schema/record.ts';
import { t } from '../../../shared/messages/message.ts';
import { EntityLink } from '../entities/entity-link.tsx';
import { sideLabel } from '../relations/relation-sections.ts';
import { toldWords } from '../relations/relation-words.ts';
import { describeStep } from '../steps/step-words.ts';
import { toggleWords, undoOne } from '../steps/use-undo.ts';
import { TextButton } from '../text-button.tsx';
import classes from './record-history.module.css';

/** Of a step that touched many records one record's history takes back nothing. */
const isOfOne = ({ step: { state, label } }: HistoryRelation): boolean =>
  state === 'done' && label.companies + (label.people ?? 0) <= 1;

export function RelatedEntry({ relation }: { relation: HistoryRelation }) {
  const { kind, direction, other, before, after, step } = relation;
  const [was, is] = [before, after].map((told) => (told ? toldWords({ kind, ...told }) : ''));
  const undo = toggleWords('undo', describeStep(step.label));
  return (
    <>
      <dl>
        <div className={classes['cell']}>
          <dt>{sideLabel(kind, direction)}</dt>
          <dd>
            {other ? <EntityLink id={other.id}>{other.name}</EntityLink> : t('a deleted record')}
            {was !== '' && was !== is && <s className={`${classes['old']} ${classes['some']}`}>{was}</s>}
            {is !== '' && <span className={classes['some']}>{is}</span>}
          </dd>
        </div>
      </dl>
      {isOfOne(relation) && (
        <p className={classes['act']}>
          <TextButton aria-label={undo} title={undo} onClick={() => void undoOne(step.id)}>
            {t('Undo')}
          </TextButton>
        </p>
      )}
    </>
  );
}
