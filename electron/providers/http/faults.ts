// What can go wrong on the way to a provider, in the words that a person reads. `who` is the provider's label.
import { t } from '../../../shared/messages/message.ts';
import { ProviderError } from '../provider.ts';

const passing = (code: string, message: string): ProviderError =>
  new ProviderError(code, message, { kind: 'passing' });
const final = (code: string, message: string): ProviderError =>
  new ProviderError(code, message, { kind: 'final' });

/** Nothing was sent. */
export const offline = (who: string, cause: string): ProviderError =>
  passing('offline', t('{who} could not be reached ({cause}).', { who, cause }));
/** From here on it may have been answered, and billed, without our knowing. */
export const connectionLost = (who: string, cause: string): ProviderError =>
  passing('connection_lost', t('The connection to {who} broke off ({cause}).', { who, cause }));
export const timeout = (who: string): ProviderError =>
  passing('timeout', t('{who} took too long to answer.', { who }));
export const tooSlow = (who: string): ProviderError =>
  passing('too_slow', t('The answer of {who} came too slowly and was given up.', { who }));
export const tooLarge = (who: string, bytes: number): ProviderError =>
  final(
    'too_large',
    t('The answer of {who} is larger than {megabytes} MB.', {
      who,
      megabytes: Math.round(bytes / 1024 ** 2),
    }),
  );

export const emptyAnswer = (who: string): ProviderError =>
  passing('empty_answer', t('{who} sent an empty answer.', { who }));
export const webPage = (who: string): ProviderError =>
  passing('not_json', t('{who} answered with a web page where data was expected.', { who }));
export const notJson = (who: string): ProviderError =>
  passing('not_json', t('{who} sent an answer that is no JSON.', { who }));
export const brokenOff = (who: string): ProviderError =>
  passing('broken_off', t('The answer of {who} breaks off.', { who }));
export const unknownPacking = (who: string): ProviderError =>
  passing('not_json', t('{who} packed its answer in an unknown way.', { who }));

export const badAddress = (who: string): ProviderError =>
  final(
    'bad_address',
    t('{who} has an address that is no whole web address, or one with a password in it.', { who }),
  );
export const notSecure = (who: string): ProviderError =>
  final('not_secure', t('{who} has to be asked over https.', { who }));
export const privateAddress = (who: string, host: string): ProviderError =>
  final(
    'private_address',
    t('{who} leads to {host}, which is an address of this machine or its network, not of the internet.', {
      who,
      host,
    }),
  );
export const tooManyRedirects = (who: string): ProviderError =>
  final('too_many_redirects', t('{who} sends every call on to yet another address.', { who }));
export const badRedirect = (who: string): ProviderError =>
  final('bad_redirect', t('{who} sends the call on to an address where it may not go.', { who }));
export const badRequest = (who: string): ProviderError =>
  final(
    'bad_request',
    t('What was to be sent to {who} cannot be sent, such as a header with a line break.', { who }),
  );

export const limited = (who: string, retryAfterMs: number): ProviderError =>
  new ProviderError('rate_limited', t('{who} wants to be asked again later.', { who }), {
    kind: 'limited',
    retryAfterMs: Math.ceil(retryAfterMs),
  });
export const toldToWait = (who: string, status: number, retryAfterMs: number): ProviderError =>
  new ProviderError(`http_${status}`, t('{who} wants to be asked again later.', { who }), {
    kind: 'limited',
    retryAfterMs: Math.ceil(retryAfterMs),
  });
/** Before anything was sent. */
export const heldBack = (who: string): ProviderError =>
  passing('held_back', t('{who} wants to be asked again later.', { who }));
export const circuitOpen = (who: string, retryAfterMs: number): ProviderError =>
  new ProviderError(
    'circuit_open',
    t('{who} failed several times in a row and is left alone for a while.', { who }),
    {
      kind: 'limited',
      retryAfterMs: Math.ceil(retryAfterMs),
    },
  );

export function refused(who: string, status: number): ProviderError {
  const message =
    status === 402
      ? t('{who} wants to be paid: its credit is used up (402).', { who })
      : status === 401
        ? t('{who} does not take the key (401).', { who })
        : t('{who} does not allow this (403): the key may be revoked, or its plan does not include it.', {
            who,
          });
  return new ProviderError(`http_${status}`, message, { kind: 'refused', status });
}

/** 504: somebody behind it may have done the work. */
export const troubled = (who: string, status: number): ProviderError =>
  status === 504
    ? passing('gateway_timeout', t('{who} was not answered in time by its own server (504).', { who }))
    : passing(`http_${status}`, t('{who} has trouble of its own ({status}).', { who, status }));
