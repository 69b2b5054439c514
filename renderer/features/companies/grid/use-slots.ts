// Which elements a line takes over. A line that goes on being shown keeps its own; those that came into view take the ones of
// lines that left. After a jump past all that was shown the elements stay in their order, so that none has to be moved.
import { useState } from 'react';

export class Slots {
  #first = 0;
  #count = 0;
  #shift = 0;

  /** The slot of each line from `first` on, for so many lines and at least as many slots. */
  assign(first: number, count: number, slots: number): (index: number) => number {
    const isApart = first >= this.#first + this.#count || first + count <= this.#first;
    const modulo = (value: number): number => ((value % slots) + slots) % slots;
    if (isApart) this.#shift = modulo(this.#first + this.#shift - first);
    this.#first = first;
    this.#count = count;
    const shift = this.#shift;
    return (index) => modulo(index + shift);
  }
}

export function useSlots(first: number, count: number, least: number): (index: number) => number {
  const [slots] = useState(() => new Slots());
  return slots.assign(first, count, Math.max(least, count));
}
