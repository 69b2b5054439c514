// One delivery: what it tells, how it went, and on demand the very text that is sent.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { Delivery } from '../../../../shared/schema/webhook.ts';
import { formatWhen } from '../../../lib/format.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import { topicWords } from './topic-words.ts';
import own from './webhooks.module.css';

function stateOf({ status, attempts, httpStatus, nextAttemptAt }: Delivery): string {
  const values = { n: attempts, status: httpStatus ?? '–' };
  if (status === 'delivered')
    return t('delivered ({status}), {n, plural, one {# attempt} other {# attempts}}', values);
  if (status === 'failed') return t('given up after {n, plural, one {# attempt} other {# attempts}}', values);
  if (attempts === 0) return t('waits');
  const when = nextAttemptAt === null ? '' : formatWhen(nextAttemptAt);
  return t('{n, plural, one {# attempt} other {# attempts}}, the next {when}', { ...values, when });
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

type Props = { delivery: Delivery; isBusy: boolean; onSend: () => void };

export function DeliveryRow({ delivery, isBusy, onSend }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { topic, createdAt, status, error, body, id } = delivery;
  const what = topicWords(topic);
  const when = formatWhen(createdAt);
  return (
    <li className={own['delivery']}>
      <div className={own['line']}>
        <div className={own['what']}>
          <p title={topic}>{what}</p>
          <p className={own['state']} data-state={status}>
            {t('{when}: {state}', { when, state: stateOf(delivery) })}
          </p>
          {error !== null && <p className={own['reason']}>{error}</p>}
        </div>
        <TextButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('Hide the text') : t('Show the text')}
        </TextButton>
        <Button
          size="xs"
          disabled={isBusy}
          aria-label={t('Send again: {what}, {when}', { what, when })}
          onClick={onSend}
        >
          {t('Send again')}
        </Button>
      </div>
      {isOpen && (
        <pre className={own['body']} aria-label={id}>
          {pretty(body)}
        </pre>
      )}
    </li>
  );
}
