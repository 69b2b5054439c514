// What a person can do with a batch: pause, resume, stop it, ask again for what failed, and go on to its review.
import { Button, Group, NumberInput, Popover } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { useKeys } from '../../lib/keys.ts';
import { formatEuros } from '../../lib/money.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { isOpen } from './batch-ledger.ts';
import { centsOf } from './cents.ts';
import type { useSteering } from './use-batches.ts';

const icon = { size: 14, stroke: 1.4, 'aria-hidden': true } as const;

type Props = { batch: EnrichBatch; steering: ReturnType<typeof useSteering>; canRetry: boolean };

export function BatchActions({ batch, steering, canRetry }: Props) {
  const { mutate, isPending } = steering;
  const isPaused = batch.status === 'paused';
  const toggle = (): void => mutate(isPaused ? 'resume' : 'pause');
  useKeys({ p: () => isOpen(batch) && !isPending && toggle() });
  return (
    <>
      {batch.toReview > 0 && (
        <Button
          size="xs"
          variant="filled"
          renderRoot={(props) => <Link {...props} to="/review" search={{ batch: batch.id }} />}
        >
          {t('Review {n, plural, one {# proposal} other {# proposals}}', { n: batch.toReview })}
        </Button>
      )}
      {canRetry && <RetryButton batch={batch} onRetry={mutate} isPending={isPending} />}
      {isOpen(batch) && (
        <>
          <Button
            size="xs"
            disabled={isPending}
            onClick={toggle}
            leftSection={isPaused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
            rightSection={<Kbd keys="P" />}
          >
            {isPaused ? t('Go on') : t('Pause')}
          </Button>
          <Button
            size="xs"
            color="red"
            disabled={isPending}
            onClick={() => mutate('cancel')}
            leftSection={<IconPlayerStop {...icon} />}
          >
            {t('Stop')}
          </Button>
        </>
      )}
    </>
  );
}

type RetryProps = {
  batch: EnrichBatch;
  isPending: boolean;
  onRetry: (to: { retry: { budget?: number } }) => void;
};

/** What the budget stopped is asked again only under a higher one. */
function RetryButton({ batch, isPending, onRetry }: RetryProps) {
  const [isOpened, setOpened] = useState(false);
  const isDear = batch.counts.budget_stopped > 0;
  const button = (
    <Button
      size="xs"
      disabled={isPending}
      onClick={() => (isDear ? setOpened(true) : onRetry({ retry: {} }))}
      leftSection={<IconRefresh {...icon} />}
    >
      {t('Retry failed')}
    </Button>
  );
  if (!isDear) return button;
  return (
    <Popover opened={isOpened} onChange={setOpened} trapFocus position="bottom-end">
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown>
        <BudgetForm
          batch={batch}
          onBudget={(budget) => {
            setOpened(false);
            onRetry({ retry: { budget } });
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function BudgetForm({ batch, onBudget }: { batch: EnrichBatch; onBudget: (cents: number) => void }) {
  const [draft, setDraft] = useState<string | number>((batch.budget ?? 0) / 100);
  const cents = centsOf(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (cents !== null) onBudget(cents);
  };
  return (
    <form onSubmit={submit}>
      <NumberInput
        label={t('Never spend more than, €')}
        description={t(
          '{spent} are spent. {n, plural, one {# item was} other {# items were}} too dear for the cap.',
          { spent: formatEuros(batch.cost), n: batch.counts.budget_stopped },
        )}
        value={draft}
        onChange={setDraft}
        min={0}
        decimalScale={2}
        fixedDecimalScale
        hideControls
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit" variant="filled" disabled={cents === null || cents < batch.cost}>
          {t('Retry')}
        </Button>
      </Group>
    </form>
  );
}
