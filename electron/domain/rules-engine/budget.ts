// How much work all rules together may take for one record: so many comparisons, and so long by the clock.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';

export type Budget = { spend: (work: number) => void };

/** Thrown where it is used up; the rule that met it is told, and those behind it. */
export class BudgetSpent extends AppError {
  constructor() {
    super('validation_error', {
      message: t('The rules took too much work for this record. Look at fewer entries, or split them.'),
    });
  }
}

const most = { work: 200_000, ms: 500 } as const;
/** The clock is asked once in so much work. */
const clockEvery = 500;

export function createBudget({ work, ms }: { work: number; ms: number } = most): Budget {
  const until = performance.now() + ms;
  let spent = 0;
  let askAt = clockEvery;
  return {
    spend(amount) {
      spent += amount;
      if (spent > work) throw new BudgetSpent();
      if (spent < askAt) return;
      askAt = spent + clockEvery;
      if (performance.now() > until) throw new BudgetSpent();
    },
  };
}
