// Trials of a person's own source that the thread was asked for and has not answered yet.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { TriedSource } from '../../../shared/schema/http-json.ts';

export function createTrials() {
  const open = new Map<number, PromiseWithResolvers<TriedSource>>();
  let last = 0;

  const end = (no: number, tried: TriedSource | null): void => {
    if (tried) open.get(no)?.resolve(tried);
    else
      open.get(no)?.reject(new AppError('internal_error', { message: t('The source could not be tried.') }));
    open.delete(no);
  };

  return {
    begin(): { no: number; tried: Promise<TriedSource> } {
      last += 1;
      const trial = Promise.withResolvers<TriedSource>();
      open.set(last, trial);
      return { no: last, tried: trial.promise };
    },
    end,
    giveUp: () => [...open.keys()].forEach((no) => end(no, null)),
    areOpen: () => open.size > 0,
  };
}
