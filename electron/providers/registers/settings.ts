// What a person may set for a provider, read by its schema; what is wrong is said by its place.
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { messageOf, toIssues } from '../../lib/issues.ts';

const address = z.url({ protocol: /^https?$/ }).max(2048);
const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Without the slash at its end; for a mirror or a proxy of one's own. */
export const baseUrl = (usual: string) => address.default(usual).transform(withoutSlash);

/** Where no address is known before a person names it. */
export const ownBaseUrl = address.transform(withoutSlash);

/** Throws an AppError. Nothing set counts as an empty object. */
export function parseSettings<T>(schema: z.ZodType<T>, config: unknown): T {
  const parsed = schema.safeParse(config ?? {}, { error: messageOf });
  if (parsed.success) return parsed.data;
  const issues = toIssues(parsed.error.issues).map((issue) => ({
    ...issue,
    path: issue.path === '' ? 'config' : `config.${issue.path}`,
  }));
  const [first] = issues;
  const message = first ? `${first.path}: ${first.message}` : '';
  throw new AppError('validation_error', { message, issues });
}
