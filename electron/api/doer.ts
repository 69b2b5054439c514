// Who changes something, as the write path wants to know it.
import type { Actor } from '../../shared/schema/common.ts';
import type { Clock } from '../lib/clock.ts';
import type { Doer } from '../domain/steps/in-step.ts';
import type { Caller } from './services.ts';

export const doerOf = (call: { caller: Caller; actor: Actor }, clock: Clock): Doer => ({
  kind: call.caller.kind === 'network' ? 'script' : 'person',
  actor: call.actor.id,
  atMs: clock.now(),
});
