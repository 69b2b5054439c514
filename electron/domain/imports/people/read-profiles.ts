// The people of a file: each row whose profile can be read, once; and what is wrong with the others, by their lines.
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { Dialect, RowError } from '../../../../shared/schema/import.ts';
import type { RowEdit } from '../../../../shared/schema/import-rules.ts';
import { enrichmentLimits } from '../../../../shared/schema/enrichment.ts';
import {
  peopleColumnFields,
  type PeopleColumnField,
  type PeopleColumns,
} from '../../../../shared/schema/people-columns.ts';
import { peopleImportLimits } from '../../../../shared/schema/people-import.ts';
import { personLimits } from '../../../../shared/schema/person.ts';
import type { PersonChanges } from '../../../store/person-row.ts';
import { derivedName, nameRule, parsePersonField } from '../../people/person-fields.ts';
import { profileName } from '../../people/profile-name.ts';
import { editedCells } from '../apply-edits.ts';
import { readRecords, type SourceRecord } from '../reader/read-records.ts';

export type ProfileRow = { url: string; values: PersonChanges };
export type Profiles = {
  rows: ProfileRow[];
  counts: { repeated: number; failed: number; blank: number; total: number };
  /** The first of them. */
  errors: RowError[];
};

export type PeopleFile = {
  path: string;
  dialect: Dialect;
  /** Keys of its columns, in their order. */
  columns: readonly string[];
  edits: ReadonlyMap<number, RowEdit>;
};

/** Throws `validation_error` where it has no such column, or more people than are made at a time. */
export async function readProfiles(file: PeopleFile, wish: PeopleColumns): Promise<Profiles> {
  const places = placesOf(file, wish);
  const indexOf = new Map(file.columns.map((key, at) => [key, at]));
  const seen = new Set<string>();
  const read: Profiles = { rows: [], counts: { repeated: 0, failed: 0, blank: 0, total: 0 }, errors: [] };
  for await (const { records } of readRecords(file.path, file.dialect)) {
    for (const record of records) {
      const edit = file.edits.get(record.row);
      const cells = edit ? editedCells(record.cells, edit, indexOf) : record.cells;
      take(read, seen, edit?.leave_out === true ? 'blank' : profileOf({ ...record, cells }, places));
    }
    if (read.rows.length > enrichmentLimits.requests) throw tooMany();
  }
  return read;
}

type Place = { key: string; at: number };
type Places = { column: Place; fields: readonly (Place & { field: PeopleColumnField })[] };
type Taken = ProfileRow | RowError | 'blank';

function take({ rows, counts, errors }: Profiles, seen: Set<string>, taken: Taken): void {
  counts.total += 1;
  if (taken === 'blank') counts.blank += 1;
  else if ('code' in taken) {
    counts.failed += 1;
    if (errors.length < peopleImportLimits.errors) errors.push(taken);
  } else if (seen.has(taken.url)) counts.repeated += 1;
  else {
    seen.add(taken.url);
    rows.push(taken);
  }
}

function placesOf({ columns }: PeopleFile, wish: PeopleColumns): Places {
  const placeOf = (key: string, path: string): Place => {
    const at = columns.indexOf(key);
    if (at >= 0) return { key, at };
    const message = t('The file has no column "{key}". It has: {columns}.', {
      key,
      columns: columns.slice(0, mostNamed).join(', '),
    });
    throw new AppError('validation_error', { message, issues: [{ path, code: 'unknown_column', message }] });
  };
  const fields = peopleColumnFields.flatMap((field) => {
    const key = wish.columns[field];
    return key === undefined ? [] : [{ field, ...placeOf(key, `columns.${field}`) }];
  });
  return { column: placeOf(wish.column, 'column'), fields };
}

const mostNamed = 20;

function profileOf(record: SourceRecord, { column, fields }: Places): Taken {
  const { row: row_number, line, unread } = record;
  if (unread) return { row_number, line, ...unread };
  const cell = record.cells[column.at] ?? '';
  if (cell.trim() === '') return 'blank';
  const failed = (fault: { code: string; message: string }, place: Place, field: string): RowError => {
    const value = record.cells[place.at] ?? '';
    const { code, message } = fault;
    return { row_number, line, code, message, field, column: place.key, value };
  };
  const url = parsePersonField.professionalSocialMediaUrl(cell);
  if (!url.ok) return failed(url, column, 'professionalSocialMediaUrl');
  const given: Partial<Record<PeopleColumnField, string | null>> = {};
  for (const place of fields) {
    const parsed = rules[place.field](record.cells[place.at] ?? '');
    if (!parsed.ok) return failed(parsed, place, place.field);
    given[place.field] = parsed.value;
  }
  return rowOf(url.value ?? cell, given);
}

const rules = {
  fullName: nameRule(personLimits.fullName),
  firstName: parsePersonField.firstName,
  lastName: parsePersonField.lastName,
  jobTitle: parsePersonField.jobTitle,
};

function rowOf(
  url: string,
  {
    fullName,
    firstName = null,
    lastName = null,
    jobTitle = null,
  }: Partial<Record<PeopleColumnField, string | null>>,
): ProfileRow {
  const name = fullName ?? derivedName({ firstName, lastName });
  const values = { firstName, lastName, jobTitle, professionalSocialMediaUrl: url };
  return { url, values: { ...values, fullName: name === '' ? profileName(url) : name } };
}

function tooMany(): AppError {
  const message = t(
    'The file names more than {most, number} people, more than are made at a time. Send parts of it.',
    { most: enrichmentLimits.requests },
  );
  return new AppError('validation_error', {
    message,
    issues: [{ path: 'column', code: 'too_many', message }],
  });
}
