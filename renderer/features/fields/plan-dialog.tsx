// The counts before a change that takes values away, with what does not convert.
import { Button, Group, Modal } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { DefinitionPlan } from '../../../shared/schema/definition-input.ts';
import { formatCount } from '../../lib/format.ts';
import { InlineError } from '../../ui/message.tsx';
import tableClasses from '../../ui/plain-table.module.css';
import classes from './fields.module.css';
import type { PlanWords } from './plan-words.ts';

type Props = {
  words: PlanWords;
  plan: DefinitionPlan;
  busy: boolean;
  error: { message: string } | null;
  onConfirm: () => void;
  onClose: () => void;
};

export function PlanDialog({ words, plan, busy, error, onConfirm, onClose }: Props) {
  const parts = plan.parts.filter(({ values }) => values > 0);
  return (
    <Modal opened onClose={onClose} title={words.title} size={plan.unconverted.length > 0 ? 560 : 420}>
      <p>{words.text}</p>
      {parts.length > 1 && <Counts rows={parts} />}
      {plan.unconverted.length > 0 && <Unconverted plan={plan} />}
      {error && <InlineError>{error.message}</InlineError>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          variant="filled"
          {...(plan.removed > 0 ? { color: 'red' } : {})}
          loading={busy}
          onClick={onConfirm}
          data-autofocus
        >
          {words.action}
        </Button>
      </Group>
    </Modal>
  );
}

function Counts({ rows }: { rows: DefinitionPlan['parts'] }) {
  return (
    <ul className={classes['counts']} aria-label={t('Values that go')}>
      {rows.map(({ name, values }) => (
        <li key={name}>
          <span className={classes['countName']}>{name}</span>
          <span>{formatCount(values)}</span>
        </li>
      ))}
    </ul>
  );
}

function Unconverted({ plan: { unconverted, unconvertedDistinct } }: { plan: DefinitionPlan }) {
  const more = unconvertedDistinct - unconverted.length;
  return (
    <>
      <div className={classes['unconverted']}>
        <table className={tableClasses['table']} aria-label={t('Values that do not convert')}>
          <thead>
            <tr>
              <th scope="col">{t('Value')}</th>
              <th scope="col" className={classes['count']}>
                {t('Records')}
              </th>
              <th scope="col" className={classes['why']}>
                {t('Why')}
              </th>
            </tr>
          </thead>
          <tbody>
            {unconverted.map(({ value, count, message }) => (
              <tr key={value}>
                <td title={value}>{value}</td>
                <td className={classes['count']}>{formatCount(count)}</td>
                <td title={message}>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <p className={classes['more']}>
          {t('And {n, plural, one {# other value} other {# other values}}.', { n: more })}
        </p>
      )}
    </>
  );
}
