// A text that is being typed: shown at once, taken when the person pauses or leaves, so that no half word is tried out.
import { useEffect, useRef, useState, type ChangeEvent } from 'react';

const pauseMs = 350;

export function useTyped(value: string, take: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => latest.current(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return {
    value: typed ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped(event.currentTarget.value),
    onBlur: () => {
      if (typed !== null) take(typed);
      setTyped(null);
    },
  };
}
