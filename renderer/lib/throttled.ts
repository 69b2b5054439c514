/** Calls at most once in the given time, and once more at its end if called meanwhile. The time may depend on how long things took. */
export function throttled(run: () => void, everyMs: number | (() => number)): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const fire = () => {
    run();
    again = false;
    timer = setTimeout(
      () => {
        timer = null;
        if (again) fire();
      },
      typeof everyMs === 'number' ? everyMs : everyMs(),
    );
  };
  return () => {
    if (timer === null) fire();
    else again = true;
  };
}
