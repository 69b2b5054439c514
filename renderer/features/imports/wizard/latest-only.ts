// Sends changes one after another and forgets those that a newer one has overtaken,
// so that neither the backend nor the screen ends on anything but the last choice.

type Hooks<T, R> = {
  send: (value: T) => Promise<R>;
  /** The answer to the last change; not called for overtaken ones. */
  onAnswer: (answer: R) => void;
  onError: (error: unknown) => void;
};

export function createLatestOnly<T, R>({ send, onAnswer, onError }: Hooks<T, R>): (value: T) => void {
  let waiting: { value: T } | null = null;
  let busy = false;

  const settle = (report: () => void): void => {
    if (waiting === null) report();
  };

  async function drain(): Promise<void> {
    busy = true;
    while (waiting !== null) {
      const { value }: { value: T } = waiting;
      waiting = null;
      // One after another on purpose: the backend must take them in the order of the choices.
      await send(value).then(
        (answer) => settle(() => onAnswer(answer)),
        (error: unknown) => settle(() => onError(error)),
      );
    }
    busy = false;
  }

  return (value) => {
    waiting = { value };
    if (!busy) void drain();
  };
}
