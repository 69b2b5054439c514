// Makes, changes, moves and deletes saved views. Call each in a transaction.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import {
  viewLimits,
  type View,
  type ViewBody,
  type ViewInput,
  type ViewPatch,
} from '../../../shared/schema/view.ts';
import { must } from '../../lib/assert.ts';
import { isoTime } from '../../lib/clock.ts';
import { newUuidBytes, parseId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findView, insertView, listStoredViews, type StoredView } from '../../store/views.ts';
import { tooManyViews } from '../custom-fields/definition-errors.ts';
import {
  changeDefinition,
  hideDefinition,
  moveDefinition,
  noteInserted,
  type By,
} from '../custom-fields/definition-writer.ts';
import { nameKey } from '../matching/company-key.ts';
import { checkBody } from './check-body.ts';
import { readBody, storeBody } from './stored-body.ts';

/** Throws `not_found`. */
export function getView(db: ReadDb, id: string): StoredView {
  const uuid = parseId('vie', id);
  const view = uuid && findView(db, uuid);
  if (view) return view;
  throw new AppError('not_found', {
    message: t('There is no view {id}. It may have been deleted. GET /v1/views lists those there are.', {
      id,
    }),
  });
}

/** Throws `name_taken`, and `validation_error` where it names what is not there. */
export function addView(db: WriteDb, { name, position, ...body }: ViewInput, by: By): StoredView {
  const views = listStoredViews(db);
  if (views.length >= viewLimits.views) throw tooManyViews(viewLimits.views);
  requireFreeName(db, name, null);
  checkBody(db, body);
  const no = insertView(db, {
    uuid: newUuidBytes(by.atMs),
    name,
    nameKey: nameKey(name),
    body: storeBody(db, body),
    position: (views.at(-1)?.position ?? -1) + 1,
    createdBy: by.actor,
    atMs: by.atMs,
  });
  noteInserted(db, 'saved_view', no, by);
  if (position !== undefined) move(db, no, position, by);
  return viewOf(db, no);
}

export function changeView(
  db: WriteDb,
  id: string,
  { name, position, ...parts }: ViewPatch,
  by: By,
): StoredView {
  const { no, body } = getView(db, id);
  if (name !== undefined) {
    requireFreeName(db, name, no);
    changeDefinition(db, 'saved_view', no, { name, name_key: nameKey(name) }, by);
  }
  if (Object.keys(parts).length > 0) {
    const sent = bodyOf(parts);
    checkBody(db, sent);
    const stored = JSON.parse(storeBody(db, sent)) as Record<string, unknown>;
    // What is not sent keeps what it names, also what is hidden now.
    const kept = JSON.parse(body) as Record<string, unknown>;
    const changed = Object.fromEntries(Object.keys(parts).map((part) => [part, stored[part]]));
    changeDefinition(db, 'saved_view', no, { body: JSON.stringify({ ...kept, ...changed }) }, by);
  }
  if (position !== undefined) move(db, no, position, by);
  return viewOf(db, no);
}

const bodyOf = ({ query = {}, columns = [], facets = [], rowHeight = null }: ViewPatch): ViewBody => ({
  query,
  columns,
  facets,
  rowHeight,
});

export function removeView(db: WriteDb, id: string, by: By): StoredView {
  const view = getView(db, id);
  hideDefinition(db, 'saved_view', view.no, by);
  return view;
}

export function showView(db: ReadDb, view: StoredView): View {
  const { id, name } = view;
  return {
    id,
    name,
    ...readBody(db, view.body),
    createdAt: isoTime(view.createdAtMs),
    updatedAt: isoTime(view.updatedAtMs),
    createdBy: getActor(db, view.createdBy),
  };
}

const viewOf = (db: ReadDb, no: number): StoredView =>
  must(
    listStoredViews(db).find((view) => view.no === no),
    'view',
  );

function move(db: WriteDb, no: number, to: number, by: By): void {
  const numbers = listStoredViews(db).map((view) => view.no);
  moveDefinition(db, 'saved_view', numbers, { no, to }, by);
}

function requireFreeName(db: ReadDb, name: string, own: number | null): void {
  const key = nameKey(name);
  const other = listStoredViews(db).find((view) => view.no !== own && view.nameKey === key);
  if (!other) return;
  throw new AppError('name_taken', {
    message: t('There is a view “{name}” already. Choose another name, or use that one.', {
      name: other.name,
    }),
    details: { viewId: other.id },
    issues: [{ path: 'name', code: 'name_taken', message: t('Taken by “{name}”.', { name: other.name }) }],
  });
}
