// Parses params, query and body with the endpoint's own schemas and says in plain words what to change.
import { z } from 'zod';
import type { Endpoint } from '../../shared/contract/endpoint.ts';
import { AppError, type Issue } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { messageOf, toIssues } from '../lib/issues.ts';
import { andMore } from '../lib/say.ts';
import { queryObject } from './nested-query.ts';

const nothing = z.strictObject({});

/** A path parameter that cannot be an id names nothing that exists: 404, not 400. */
export function parseParams(endpoint: Endpoint, params: Record<string, string>): unknown {
  const parsed = check(endpoint.params ?? nothing, params);
  if (parsed.ok) return parsed.value;
  const value = Object.values(params).join('/');
  throw new AppError('not_found', {
    message: t('There is nothing at "{value}". {message}', {
      value,
      message: parsed.issues[0]?.message ?? t('Check the id.'),
    }),
    issues: parsed.issues,
  });
}

export const parseQuery = (endpoint: Endpoint, search: URLSearchParams): unknown =>
  accept(check(endpoint.query ?? nothing, queryObject(search)), t('The query is not valid.'));

export const parseBody = (endpoint: Endpoint, json: unknown): unknown =>
  accept(check(endpoint.body ?? nothing, json), t('The body is not valid.'));

type Checked = { ok: true; value: unknown } | { ok: false; issues: Issue[] };

function check(schema: z.ZodType, value: unknown): Checked {
  const parsed = schema.safeParse(value, { error: messageOf });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, issues: toIssues(parsed.error.issues) };
}

function accept(checked: Checked, what: string): unknown {
  if (checked.ok) return checked.value;
  const first = checked.issues[0];
  const at = first?.path ? `${first.path}: ` : '';
  throw new AppError('validation_error', {
    message: `${what} ${at}${first?.message ?? ''}${andMore(checked.issues)}`,
    issues: checked.issues,
  });
}
