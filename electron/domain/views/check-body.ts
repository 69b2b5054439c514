// Whether everything that a view names is there. Throws `validation_error` with the place of each thing that is not.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { viewLimits, type ViewBody } from '../../../shared/schema/view.ts';
import type { ReadDb } from '../../store/database.ts';
import { findAskedField } from '../companies/query/query-fields.ts';
import { unknownField } from '../companies/query/resolve-filter.ts';
import { resolveQuery } from '../companies/query/resolve-query.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { andMore } from '../../lib/say.ts';

export function checkBody(db: ReadDb, body: ViewBody): void {
  const issues = [
    ...queryIssues(db, body.query),
    ...pathIssues(db, 'columns', body.columns),
    ...pathIssues(db, 'facets', body.facets),
    ...sizeIssues(body),
  ];
  const [first] = issues;
  if (!first) return;
  throw new AppError('validation_error', {
    message:
      t('The view cannot be saved. {path}: {message}', { path: first.path, message: first.message }) +
      andMore(issues),
    issues: issues.slice(0, 100),
  });
}

function queryIssues(db: ReadDb, query: ViewBody['query']): Issue[] {
  try {
    resolveQuery(db, query);
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'validation_error') throw error;
    return error.issues.map((issue) => ({ ...issue, path: `query.${issue.path}` }));
  }
}

function pathIssues(db: ReadDb, part: 'columns' | 'facets', entries: readonly { path: string }[]): Issue[] {
  const definitions = definitionsOf(db);
  const seen = new Set<string>();
  return entries.flatMap(({ path }, at): Issue[] => {
    const place = `${part}.${at}.path`;
    if (!findAskedField(definitions, path))
      return [{ path: place, code: 'unknown_field', message: unknownField(path) }];
    if (seen.has(path))
      return [
        { path: place, code: 'duplicate', message: t('"{path}" stands here a second time.', { path }) },
      ];
    seen.add(path);
    return [];
  });
}

const sizeIssues = (body: ViewBody): Issue[] =>
  JSON.stringify(body).length <= viewLimits.size
    ? []
    : [
        {
          path: 'query',
          code: 'too_big',
          message: t('A view holds at most {max} characters. Ask for fewer values, such as by "like".', {
            max: viewLimits.size,
          }),
        },
      ];
