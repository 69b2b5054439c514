// What a step's job does: parts that are taken in small pieces, one after the other, and what is written with the last of them.
import type { StepResult } from '../domain/imports/undo/undo-run.ts';

/** `position`: where it stopped last; null: it has not begun. */
export type Part = (position: number | null, limit: number) => StepResult;
export type Work = { parts: Part[]; end: (cancelled: boolean) => void };
