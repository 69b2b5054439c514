// The change of a field's type over a large store: the values in pieces, then, in one transaction, those that came or changed
// meanwhile, and the field itself.
import {
  beginConversion,
  converter,
  convertPiece,
  endConversion,
} from '../domain/custom-fields/change-type.ts';
import { definitionsOf } from '../domain/custom-fields/definitions.ts';
import { followDefinitions } from '../domain/magic/follow-definitions.ts';
import { endStep } from '../domain/steps/in-step.ts';
import { must } from '../lib/assert.ts';
import { kindOfActor } from '../store/actors.ts';
import {
  lastChangeSeq,
  listChangedSince,
  saveConversion,
  type ConversionSpec,
} from '../store/conversions.ts';
import type { WriteDb } from '../store/database.ts';
import { highestNo, listHolders } from '../store/custom-values.ts';
import type { FieldDefinition } from '../store/definitions.ts';
import type { StoredStepJob } from '../store/step-jobs.ts';
import { findStepByNo } from '../store/steps.ts';
import type { Work } from './step-work.ts';

type Begun = NonNullable<ConversionSpec['begun']>;

export function conversionWork(db: WriteDb, job: StoredStepJob, now: () => number): Work {
  const spec = must(job.spec.conversion, 'conversion');
  const { run, stepNo, createdBy: actor } = job;
  const originNow = () => ({ kind: kindOfActor(db, actor), actor, atMs: now(), run, stepNo });
  const begin = (): void => {
    const field = findField(db, spec);
    if (!field) return;
    const conversion = beginConversion(db, field, spec.patch, now());
    spec.begun = { ...conversion, lastSeq: lastChangeSeq(db), lastNo: highestNo(db, field.entityType) };
    saveConversion(db, job.id, spec);
  };
  const live = once(() => {
    const field = findField(db, spec);
    return field && spec.begun
      ? { field, begun: spec.begun, convert: converter(db, field, spec.begun) }
      : null;
  });
  return {
    parts: [
      () => {
        begin();
        return { position: 0, seen: 0, done: true };
      },
      (position, limit) => {
        const found = live();
        if (!found) return { position: 0, seen: 0, done: true };
        const piece = convertPiece(db, found.field, found.convert, originNow(), {
          afterNo: position ?? 0,
          limit,
        });
        job.tally.changed += piece.changed;
        return { position: piece.lastNo, seen: piece.seen, done: piece.done };
      },
    ],
    end() {
      const found = live();
      // Deleted meanwhile: there is nothing that could have the new type.
      const field = found && findField(db, spec);
      if (found && field) {
        for (const no of latecomers(db, field, found.begun, run)) found.convert(no, originNow());
        // Templates that read the field follow, in a job behind this one where there are many.
        followDefinitions(db, originNow(), () => {
          endConversion(db, field, found.begun, originNow());
          return { result: null, step: { stepNo, run } };
        });
      }
      endStep(db, originNow(), must(findStepByNo(db, stepNo), 'step').label);
    },
  };
}

const latecomers = (
  db: WriteDb,
  field: FieldDefinition,
  { lastSeq, lastNo }: Begun,
  run: string,
): number[] => [
  ...listChangedSince(db, field.entityType, lastSeq, run),
  ...listHolders(db, field.entityType, field.key, { afterNo: lastNo, limit: Number.MAX_SAFE_INTEGER }),
];

const findField = (db: WriteDb, { fieldNo }: ConversionSpec): FieldDefinition | null =>
  definitionsOf(db)
    .groups.flatMap((group) => group.fields)
    .find(({ no }) => no === fieldNo) ?? null;

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
