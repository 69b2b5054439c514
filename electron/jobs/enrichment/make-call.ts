// Makes one call and says what came of it: for its items, and for the provider as a whole. It never throws.
import { t } from '../../../shared/messages/message.ts';
import type { Call } from '../../domain/enrichment/claim-call.ts';
import type { CallOutcome } from '../../domain/enrichment/settle-call.ts';
import { fixtureAnswers } from '../../providers/fixtures.ts';
import { ProviderError, type Answer, type Provider, type ProviderContext } from '../../providers/provider.ts';

export type ForCall = {
  signal: AbortSignal;
  /** To be awaited before a request goes out. */
  onSend: () => Promise<void>;
};

export type CallMaker = {
  /** Throws a ProviderError where it cannot be asked, such as without its key. */
  contextOf: (provider: Provider, call: ForCall) => Promise<ProviderContext>;
  /** A call that takes longer is given up. */
  callMs?: number | undefined;
};

export type ProviderNews =
  | { kind: 'fine' }
  | { kind: 'nothing' }
  /** Nothing works before a person did something. */
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'limited'; afterMs: number }
  | { kind: 'offline'; message: string };

export type Ended = { outcome: CallOutcome; provider: ProviderNews };

/** `onSent` writes down that from now on it may be carried out. */
export async function makeCall(
  call: Call,
  maker: CallMaker,
  stopped: AbortSignal,
  onSent: () => Promise<void>,
): Promise<Ended> {
  const { callMs = 600_000 } = maker;
  let isSent = call.provider.rate === null;
  const onSend = async (): Promise<void> => {
    if (!isSent) await onSent();
    isSent = true;
  };
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(callMs)]);
  try {
    const answers = await Promise.race([ask(call, maker, { signal, onSend }), whenGivenUp(signal)]);
    return { outcome: { kind: 'answered', answers }, provider: { kind: 'fine' } };
  } catch (error) {
    return isProviderError(error) && !stopped.aborted
      ? endedBy(error)
      : endedOddly(error, stopped.aborted && (!isSent || isFree(call)));
  }
}

async function ask(
  { batch, provider, asked }: Call,
  maker: CallMaker,
  forCall: ForCall,
): Promise<readonly Answer[]> {
  const lookups = asked.map(({ lookup }) => lookup);
  if (batch.environment === 'test') return fixtureAnswers(provider, lookups);
  return provider.enrich(lookups, await maker.contextOf(provider, forCall));
}

/** Also a provider that hears no signal comes to an end. */
const whenGivenUp = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

/** By its name: a provider that is loaded at run time may have a class of its own. */
const isProviderError = (error: unknown): error is ProviderError =>
  error instanceof ProviderError || (error instanceof Error && error.name === 'ProviderError');

function endedBy({ code, message, failure }: ProviderError): Ended {
  switch (failure.kind) {
    case 'refused':
      return { outcome: { kind: 'again', afterMs: 0 }, provider: { kind: 'refused', code, message } };
    case 'limited': {
      const afterMs = failure.retryAfterMs;
      return { outcome: { kind: 'again', afterMs }, provider: { kind: 'limited', afterMs } };
    }
    case 'final':
      return failed(code, message, false, code === 'too_large');
    case 'passing':
      break;
  }
  if (code === 'offline')
    return { outcome: { kind: 'again', afterMs: 0 }, provider: { kind: 'offline', message } };
  return failed(code, message, true, mayBeBilled(code));
}

/** Whether a request that failed so may have been carried out. */
const mayBeBilled = (code: string): boolean => !code.startsWith('http_');

const failed = (code: string, message: string, isRetryable: boolean, isUnknown: boolean): Ended => ({
  outcome: { kind: 'failed', code, message, isRetryable, isUnknown },
  provider: { kind: 'nothing' },
});

const isFree = ({ asked }: Call): boolean => asked.every(({ cents }) => cents === 0);

function endedOddly(error: unknown, isUndone: boolean): Ended {
  if (isUndone) return { outcome: { kind: 'again', afterMs: 0 }, provider: { kind: 'nothing' } };
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  return isTimeout
    ? failed('timeout', t('The provider took too long to answer.'), true, true)
    : failed('provider_failed', t('The provider’s answer could not be understood.'), true, true);
}
