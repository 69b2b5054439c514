// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createKeyReader, useKeys, type Bindings } from './keys.ts';

function Keys({ bindings }: { bindings: Bindings }) {
  useKeys(bindings);
  return null;
}

afterEach(cleanup);

describe('keys of the window', () => {
  test('a sequence outranks the single key it ends with', async () => {
    const [go, importFile] = [vi.fn<() => void>(), vi.fn<() => void>()];
    render(<Keys bindings={{ 'g i': go, i: importFile }} />);
    const user = userEvent.setup();
    await user.keyboard('gi');
    expect([go.mock.calls.length, importFile.mock.calls.length]).toEqual([1, 0]);
    await user.keyboard('i');
    expect([go.mock.calls.length, importFile.mock.calls.length]).toEqual([1, 1]);
  });

  test('letters are silent while a person types, chords are not', async () => {
    const [letter, chord] = [vi.fn<() => void>(), vi.fn<() => void>()];
    render(
      <>
        <Keys bindings={{ n: letter, 'Mod+,': chord }} />
        <input aria-label="Name" />
      </>,
    );
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox'), 'n');
    await user.keyboard('{Control>},{/Control}');
    expect([letter.mock.calls.length, chord.mock.calls.length]).toEqual([0, 1]);
  });

  test('Shift beside a letter is a key of its own only where somebody listens for it', async () => {
    const [one, all, other] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()];
    render(<Keys bindings={{ a: one, 'Shift+a': all, n: other }} />);
    await userEvent.setup().keyboard('a{Shift>}AN{/Shift}');
    expect([one, all, other].map((key) => key.mock.calls.length)).toEqual([1, 1, 1]);
  });

  test('are silent inside a dialog', async () => {
    const letter = vi.fn<() => void>();
    render(
      <>
        <Keys bindings={{ n: letter }} />
        <dialog open aria-modal="true">
          <button type="button">Close</button>
        </dialog>
      </>,
    );
    screen.getByRole('button').focus();
    await userEvent.setup().keyboard('n');
    expect(letter).not.toHaveBeenCalled();
  });

  test.each([
    ['menu', <button key="menu" type="button" aria-label="Menu" aria-haspopup="menu" aria-expanded />],
    ['dialog', <dialog key="dialog" open aria-modal="true" />],
  ])('letters are silent while a %s is open, wherever the focus is', async (_name, layer) => {
    const [letter, chord] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const { rerender } = render(
      <>
        <Keys bindings={{ a: letter, 'Mod+,': chord }} />
        {layer}
      </>,
    );
    const user = userEvent.setup();
    await user.keyboard('a{Control>},{/Control}');
    expect([letter.mock.calls.length, chord.mock.calls.length]).toEqual([0, 1]);
    rerender(<Keys bindings={{ a: letter }} />);
    await user.keyboard('a');
    expect(letter).toHaveBeenCalledOnce();
  });

  test('whoever came last has the key until it goes', async () => {
    const [page, panel] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const both = (withPanel: boolean) => (
      <>
        <Keys bindings={{ '/': page }} />
        {withPanel && <Keys bindings={{ '/': panel }} />}
      </>
    );
    const { rerender } = render(both(true));
    const user = userEvent.setup();
    await user.keyboard('/');
    rerender(both(false));
    await user.keyboard('/');
    expect([page.mock.calls.length, panel.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('a sequence', () => {
  test('is forgotten after a moment', () => {
    let now = 0;
    const read = createKeyReader(() => now);
    const bound = (name: string) => name === 'g c';
    const isPrefix = (name: string) => name === 'g';
    expect(read('g', bound, isPrefix)).toBeNull();
    now = 5000;
    expect(read('c', bound, isPrefix)).toBeNull();
    expect(read('g', bound, isPrefix)).toBeNull();
    expect(read('c', bound, isPrefix)).toBe('g c');
  });
});
