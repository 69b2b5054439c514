// What each provider answered about an item: values, why it is the same record, or which others it may be.
import { t } from '../../../../shared/messages/message.ts';
import { labelOfPath } from '../../../../shared/schema/field-path.ts';
import type { ItemAnswer } from '../../../../shared/schema/enrichment.ts';
import { formatWhen } from '../../../lib/format.ts';
import { formatEuros } from '../../../lib/money.ts';
import { evidenceWords } from '../../../ui/providers/evidence-words.ts';
import { FactList } from '../../../ui/providers/fact-list.tsx';
import { factWords } from '../../../ui/providers/fact-words.ts';
import { WholeAnswer } from '../../../ui/providers/whole-answer.tsx';
import { confidenceText, outcomes, outcomeText, valueText } from '../item-words.ts';
import { useProviderNames } from '../use-batches.ts';
import classes from './items.module.css';

export function ItemAnswers({ answers }: { answers: readonly ItemAnswer[] }) {
  const nameOf = useProviderNames();
  return answers.map((answer) => (
    <Answer key={answer.provider} answer={answer} provider={nameOf(answer.provider)} />
  ));
}

function Answer({ answer, provider }: { answer: ItemAnswer; provider: string }) {
  const { status, fields, facts, evidence, candidates, raw } = answer;
  const given = [
    ...Object.entries(fields).map(([field, value]) => [labelOfPath(field), valueText(value)] as const),
    ...Object.entries(facts).map(([name, value]) => [factWords(name), value] as const),
  ];
  return (
    <section className={classes['answer']} aria-label={provider}>
      <h3>
        {provider}
        <span>
          <i className={classes['mark']} data-tone={outcomes[status].tone} />
          {outcomeText(answer)}
        </span>
      </h3>
      <p className={classes['fine']}>{whenWords(answer)}</p>
      <FactList label={t('Values')} facts={given} />
      <FactList
        label={t('Why')}
        facts={evidence.map(({ what, score }) => [evidenceWords(what), confidenceText(score)] as const)}
      />
      <FactList
        label={t('May be')}
        facts={candidates.map(({ name, confidence }) => [name, confidenceText(confidence)] as const)}
      />
      <WholeAnswer provider={provider} raw={raw} />
    </section>
  );
}

function whenWords({ fetchedAt, isCached, cost }: ItemAnswer): string {
  const when = formatWhen(fetchedAt);
  if (isCached) return t('{when}, kept from an earlier lookup', { when });
  return cost === 0 ? when : t('{when}, {amount}', { when, amount: formatEuros(cost) });
}
