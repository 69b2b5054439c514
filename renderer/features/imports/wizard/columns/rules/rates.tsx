// What one unit of a foreign currency is in dollars: an amount in euros is never taken for dollars without a word.
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { t } from '../../../../../../shared/messages/message.ts';
import { rich } from '../../../../../lib/rich.tsx';
import { columnRuleOf, setColumnRule } from './edit-rules.ts';
import { useRuleTools } from './rule-context.ts';
import { useTyped } from './use-typed.ts';
import classes from './rules.module.css';

const usual = ['EUR', 'GBP', 'CHF', 'JPY', 'INR', 'SEK', 'PLN', 'CNY'];

export function Rates({ columnKey }: { columnKey: string }) {
  const { rules, onRules } = useRuleTools();
  const rates = Object.entries(columnRuleOf(rules, columnKey).rates ?? {});
  const save = (next: readonly (readonly [string, string])[]): void =>
    onRules((all) =>
      setColumnRule(all, columnKey, { rates: next.length === 0 ? undefined : Object.fromEntries(next) }),
    );
  const free = usual.find((code) => !rates.some(([known]) => known === code));
  return (
    <>
      {rates.map(([code, rate]) => (
        <Rate
          key={code}
          code={code}
          rate={rate}
          onChange={(entry) => save(rates.map((other) => (other[0] === code ? entry : other)))}
          onRemove={() => save(rates.filter(([other]) => other !== code))}
        />
      ))}
      <Button
        size="xs"
        disabled={free === undefined}
        leftSection={<IconPlus size={12} stroke={1.4} />}
        onClick={() => {
          if (free !== undefined) save([...rates, [free, '1']]);
        }}
      >
        {t('Add a currency')}
      </Button>
    </>
  );
}

type RateProps = {
  code: string;
  rate: string;
  onChange: (entry: readonly [string, string]) => void;
  onRemove: () => void;
};

function Rate({ code, rate, onChange, onRemove }: RateProps) {
  const currency = useTyped(code, (text) => {
    if (/^\S{1,4}$/.test(text.trim())) onChange([text.trim(), rate]);
  });
  const dollars = useTyped(rate, (text) => {
    const plain = text.trim().replace(',', '.');
    if (/^\d+(\.\d+)?$/.test(plain)) onChange([code, plain]);
  });
  return (
    <div className={classes['step']}>
      {rich('1 {currency} is {dollars} US dollars', {
        currency: <TextInput size="xs" w={56} aria-label={t('Currency')} maxLength={4} {...currency} />,
        dollars: (
          <TextInput
            size="xs"
            w={72}
            aria-label={t('Dollars for 1 {currency}', { currency: code })}
            maxLength={20}
            {...dollars}
          />
        ),
      })}
      <ActionIcon
        size={20}
        variant="subtle"
        aria-label={t('Remove the rate of {currency}', { currency: code })}
        className={classes['remove'] ?? ''}
        onClick={onRemove}
      >
        <IconX size={12} stroke={1.4} />
      </ActionIcon>
    </div>
  );
}
