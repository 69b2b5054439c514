// Trials of a person's own source that the thread was asked for and has not answered yet.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { TriedSource } from '../../../shared/schema/http-json.ts';

type Trial = { resolve: (tried: TriedSource) => void; reject: (error: AppError) => void };

export function createTrials() {
  const open = new Map<number, Trial>();
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
      const tried = new Promise<TriedSource>((resolve, reject) => open.set(last, { resolve, reject }));
      return { no: last, tried };
    },
    end,
    giveUp: () => [...open.keys()].forEach((no) => end(no, null)),
    areOpen: () => open.size > 0,
  };
}
