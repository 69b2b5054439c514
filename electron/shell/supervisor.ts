// Keeps one backend process alive: starts it, starts it again when it dies, and refuses calls that have nobody to answer
// them. It knows no Electron, so that its rules can be tested with a process that a test lets die.
import type { BackendEvent } from '../../shared/events.ts';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { FromBackend, ToBackend } from '../hosts/backend-messages.ts';
import { answerKeys, type KeyAsk } from '../hosts/key-bridge.ts';
import { createPortClient, type FramePort, type PortClient } from '../hosts/port-bridge.ts';
import { refuse } from '../hosts/refusal.ts';
import type { KeyKeeper } from '../lib/provider-keys.ts';

export type BackendChild = {
  /** For requests. */
  port: FramePort;
  send(message: ToBackend): void;
  kill(): void;
};

export type ChildListeners = { onMessage(message: FromBackend): void; onExit(): void };

export type BackendState =
  | { state: 'starting' | 'restarting' | 'ready' }
  | { state: 'failed'; message: string };

export type SupervisorOptions = {
  spawn(listeners: ChildListeners): BackendChild;
  onState(state: BackendState): void;
  onEvent(event: BackendEvent): void;
  /** The backend asks for the keys of providers as it needs them. */
  keys: KeyKeeper;
  /** Waits before the second, third … start; one death more within a minute and it is given up. */
  backoffMs?: number[];
};

/** Deaths further apart than this have nothing to do with each other. */
const CRASH_WINDOW_MS = 60_000;

const restarting = (): AppError =>
  new AppError('store_unavailable', {
    message: t(
      'The backend stopped and is being started again. Nothing that was saved is lost. Try again in a moment.',
    ),
    retryable: true,
  });
const givenUp = (): string =>
  t(
    'The backend keeps stopping. Nothing that was saved is lost. Quit Rowbench and start it again; "rowbench doctor" checks the store.',
  );

type Running = { child: BackendChild; client: PortClient };

export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #backoffMs: number[];
  #state: BackendState = { state: 'starting' };
  #running: Running | null = null;
  #waiting: (() => void)[] = [];
  #deaths: number[] = [];
  #onStopped: (() => void) | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#backoffMs = options.backoffMs ?? [0, 250, 1000, 3000, 8000];
    this.#launch();
  }

  get state(): BackendState {
    return this.#state;
  }

  /** Waits for a backend that is starting; never rejects. */
  async fetch(request: Request): Promise<Response> {
    await this.#settled();
    if (this.#state.state === 'failed') return refuse(unavailable(this.#state.message), request);
    return this.#running ? this.#running.client.fetch(request) : refuse(restarting(), request);
  }

  /** After a failure: tries once more. */
  retry(): void {
    if (this.#state.state !== 'failed') return;
    this.#deaths = [];
    this.#enter({ state: 'restarting' });
    this.#launch();
  }

  /** Lets the backend reach a checkpoint and close its store, for at most `limitMs`. */
  stop(limitMs = 5000): Promise<void> {
    return new Promise((resolve) => {
      const child = this.#running?.child;
      const limit = setTimeout(() => child?.kill(), limitMs);
      this.#onStopped = () => {
        clearTimeout(limit);
        resolve();
      };
      if (child) child.send({ kind: 'stop' });
      else this.#onStopped();
    });
  }

  #launch(): void {
    if (this.#onStopped) return;
    const child = this.#options.spawn({
      onMessage: (message) => this.#receive(message),
      onExit: () => this.#died(running),
    });
    const running: Running = { child, client: createPortClient(child.port) };
    this.#running = running;
  }

  #receive(message: FromBackend): void {
    if (message.kind === 'event') this.#options.onEvent(message.event);
    else if (message.kind === 'keys') void this.#answerKeys(message.ask);
    else if (message.kind === 'ready') this.#enter({ state: 'ready' });
    else this.#fail(message.message);
  }

  async #answerKeys(ask: KeyAsk): Promise<void> {
    const asking = this.#running;
    const answer = await answerKeys(this.#options.keys, ask);
    if (asking && asking === this.#running) asking.child.send({ kind: 'keys', answer });
  }

  /** Trying again by itself would not open a store that is damaged or in use: that is for the person to decide. */
  #fail(message: string): void {
    const failed = this.#running;
    this.#running = null;
    this.#enter({ state: 'failed', message });
    failed?.child.kill();
  }

  #died(dead: Running): void {
    dead.client.abandon(restarting());
    if (this.#running !== dead) return;
    this.#running = null;
    if (this.#onStopped) this.#onStopped();
    else this.#restart();
  }

  #restart(): void {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < CRASH_WINDOW_MS), now];
    const delay = this.#backoffMs[this.#deaths.length - 1];
    if (delay === undefined) {
      this.#enter({ state: 'failed', message: givenUp() });
      return;
    }
    this.#enter({ state: 'restarting' });
    setTimeout(() => this.#launch(), delay);
  }

  #enter(next: BackendState): void {
    this.#state = next;
    if (this.#isSettled()) for (const resolve of this.#waiting.splice(0)) resolve();
    this.#options.onState(next);
  }

  #isSettled(): boolean {
    return this.#state.state === 'ready' || this.#state.state === 'failed';
  }

  #settled(): Promise<void> {
    if (this.#isSettled()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

const unavailable = (message: string): AppError => new AppError('store_unavailable', { message });
