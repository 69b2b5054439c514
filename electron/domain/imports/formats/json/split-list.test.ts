import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ListSplitter } from './split-list.ts';

it('finds the same elements wherever the text is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(undefined, 2),
      (values, step, indent) => {
        const text = JSON.stringify(values, null, indent);
        const splitter = new ListSplitter();
        const found = [];
        for (let at = 0; at < text.length; at += step)
          found.push(...splitter.push(text.slice(at, at + step)));
        splitter.end();
        expect(found.map((element) => JSON.parse(element.text) as unknown)).toEqual(JSON.parse(text));
        const lines = text.split('\n');
        for (const element of found) {
          const [first = ''] = element.text.split('\n');
          expect(lines[element.line - 1]).toContain(first.trim());
        }
      },
    ),
  );
});
