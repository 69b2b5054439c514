import { expect, it } from 'vitest';
import { formatId, newId, newUuidBytes, parseId } from './ids.ts';

it('orders the ids of one millisecond as they were made, and never makes one twice', () => {
  let last = '';
  let ordered = true;
  for (let n = 0; n < 300_000; n += 1) {
    const id = newId('com', 1_763_764_082_000);
    ordered &&= id > last;
    last = id;
  }
  expect(ordered).toBe(true);
});

it('makes ids of UUID version 7 that read back', () => {
  const bytes = newUuidBytes(1_763_764_082_123);
  const id = formatId('com', bytes);
  expect(id).toMatch(/^com_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseId('com', id)).toEqual(bytes);
  expect(bytes.readUIntBE(0, 6)).toBe(1_763_764_082_123);
});
