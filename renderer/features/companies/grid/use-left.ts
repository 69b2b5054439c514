// A grid whose page is left may still be writing: what is refused then is told otherwise than in its cells.
import { useLayoutEffect } from 'react';
import type { GridShared } from './grid-context.ts';

export function useLeft({ isLeft }: GridShared): void {
  useLayoutEffect(() => {
    isLeft.set(false);
    return () => isLeft.set(true);
  }, [isLeft]);
}
