// A replacer that gives up on a text that keeps its pattern busy: a bulk edit goes over companies that nobody has looked at.
import { createContext, Script } from 'node:vm';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { replacerOf, type Replacer, type ReplaceSpec } from '../../../shared/schema/replace.ts';
import { isCostly } from '../../../shared/schema/search-pattern.ts';

const mostMs = 100;

/** The error is of the other realm: no `Error` of this one. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const tooLong = (): AppError =>
  new AppError('validation_error', {
    message: t('The pattern takes too long on a value of this company. Write it more narrowly.'),
  });

export function boundedReplacer(spec: ReplaceSpec): Replacer {
  const replace = replacerOf(spec);
  if (!spec.regex || !isCostly(spec.find)) return replace;
  const box: { work: () => void } = { work: () => undefined };
  const context = createContext(box);
  const script = new Script('work()');
  return (text) => {
    let replaced: string | null = null;
    box.work = () => {
      replaced = replace(text);
    };
    try {
      script.runInContext(context, { timeout: mostMs });
    } catch (error) {
      throw isTimeout(error) ? tooLong() : error;
    }
    return replaced;
  };
}
