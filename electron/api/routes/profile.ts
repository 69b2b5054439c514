// What stands in the columns of a source, over the whole file.
import { getSourceProfile, listColumnClusters, listColumnValues } from '../../../shared/contract/profile.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { columnRuleSchema, type ColumnRule } from '../../../shared/schema/import-rules.ts';
import { createProfileAnswers } from '../../domain/imports/profile/profile-answers.ts';
import { readingOf } from '../../domain/imports/show-source.ts';
import { findSource, type StoredSource } from '../../store/sources.ts';
import { mount, type Mounter } from '../mount.ts';

export function profileRoutes(app: Mounter): void {
  const { store, events } = app.services;
  const answers = createProfileAnswers(store.db);
  events.subscribe((event) => {
    if (event.topic === 'source:changed') answers.forget(event.id);
  });

  const get = (id: string): StoredSource => {
    const source = findSource(store.db, id);
    if (source) return source;
    throw new AppError('not_found', {
      message: t('There is no source {id}. Choose the file again.', { id }),
    });
  };

  mount(app, getSourceProfile, ({ params }) => ({ data: answers.profile(get(params.sourceId)) }));

  mount(app, listColumnValues, async ({ params, query }) => {
    const source = get(params.sourceId);
    const { column, target, group, limit, offset } = query;
    const question = { column: columnNo(source, column), target, group, limit, offset };
    return { data: await answers.values(source, { ...question, rule: ruleOf(query.rule) }) };
  });

  mount(app, listColumnClusters, async ({ params, query }) => {
    const source = get(params.sourceId);
    const { column, method, rule } = query;
    const question = { column: columnNo(source, column), method, rule: ruleOf(rule) };
    return { data: await answers.clusters(source, question) };
  });
}

function columnNo(source: StoredSource, key: string): number {
  const { columns } = readingOf(source);
  const at = columns.findIndex((column) => column.key === key);
  if (at !== -1) return at;
  const known = columns.slice(0, 10).map((column) => `"${column.key}"`);
  throw new AppError('validation_error', {
    message: t(
      '{fileName} has no column "{key}". Its columns are {more, plural, =0 {{known}} other {{known} and # more}}.',
      { fileName: source.fileName, key, known: known.join(', '), more: Math.max(0, columns.length - 10) },
    ),
    issues: [{ path: 'column', code: 'unknown_column', message: t('Name a column of the file.') }],
  });
}

/** From JSON; what was decided about single values is left aside. */
function ruleOf(json: string | undefined): ColumnRule {
  if (json === undefined) return {};
  try {
    return columnRuleSchema.omit({ values: true }).strip().parse(JSON.parse(json));
  } catch {
    throw new AppError('validation_error', {
      message: t('The rule is no column rule. Send it as JSON, as in rules.columns.'),
      issues: [{ path: 'rule', code: 'invalid', message: t('Send JSON of a column rule.') }],
    });
  }
}
