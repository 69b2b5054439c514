// What becomes of a delivery once it was tried: it is told, tried again later, or given up.
import { testTopic, webhookLimits } from '../../../shared/schema/webhook.ts';
import type { StoredDelivery } from '../../store/webhook-deliveries.ts';

export type Outcome = {
  isDelivered: boolean;
  httpStatus: number | null;
  error: string | null;
  /** No other attempt can go better. */
  isFinal: boolean;
  /** When the receiver wants to be told again. */
  retryAfterMs: number | null;
};

const firstWaitMs = 10_000;
const longestWaitMs = 4 * 3600_000;

/** Full jitter (random in 0 … 1), with half of it as the least: a receiver that was away is not asked again at once. */
export function waitAfter(attempts: number, random: number): number {
  const most = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1));
  return Math.round(most * (0.5 + random / 2));
}

export function afterAttempt(
  { attempts: before, topic, deliveredAtMs }: StoredDelivery,
  { isDelivered, httpStatus, error, isFinal, retryAfterMs }: Outcome,
  { nowMs, random, isOn }: { nowMs: number; random: number; isOn: boolean },
) {
  const attempts = before + 1;
  const tried = { attempts, httpStatus, error, dueAtMs: nowMs };
  if (isDelivered) return { ...tried, status: 'delivered' as const, deliveredAtMs: nowMs };
  const isOver = isFinal || !isOn || topic === testTopic || attempts >= webhookLimits.attempts;
  if (isOver) return { ...tried, status: 'failed' as const, deliveredAtMs };
  const wait = Math.max(waitAfter(attempts, random), Math.min(retryAfterMs ?? 0, longestWaitMs));
  return { ...tried, status: 'waiting' as const, dueAtMs: nowMs + wait, deliveredAtMs };
}
