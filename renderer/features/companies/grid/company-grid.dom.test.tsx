// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { readSelection } from './selection/use-grid-selection.ts';
import { activeCell, onlyBesideName, renderGrid } from './test-grid.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const group = 'grp_00000000-0000-4000-8000-000000000001';
const field = (name: string) => ({
  id: `fld_00000000-0000-4000-8000-00000000000${name.length}`,
  groupId: group,
  entityType: 'company' as const,
  name,
  type: 'singleSelect' as const,
  config: {},
  options: [{ label: 'A', color: 'green' as const }],
  createdAt: '',
  updatedAt: '',
  createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
});

describe('the keyboard', () => {
  test('moves a cell at a time and tells which one is active', async () => {
    const { element } = await renderGrid();
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(activeCell(element).textContent).toBe('company-2.example');
    expect(activeCell(element).getAttribute('aria-colindex')).toBe('3');
    await user.keyboard('{Home}{Control>}{ArrowDown}{/Control}');
    expect(activeCell(element).closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('4');
  });

  test('selects ranges, rows, columns and everything, which cells say of themselves', async () => {
    const { grid, element } = await renderGrid({ total: 1_000_000 });
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    expect(within(element).getAllByRole('gridcell', { selected: true })).toHaveLength(4);
    expect(readSelection(grid).cells).toBe(4);
    await user.keyboard('{Shift>} {/Shift}');
    expect(readSelection(grid).ranges).toMatchObject([{ top: 0, bottom: 1 }]);
    await user.keyboard('{ArrowDown}{Control>} {/Control}');
    expect(readSelection(grid).cells).toBe(1_000_000);
    await user.keyboard('{Control>}a{/Control}');
    expect(readSelection(grid).cells).toBe(1_000_000 * (readSelection(grid).ranges[0]?.columns.length ?? 0));
    await user.keyboard('{Escape}');
    expect(readSelection(grid).cells).toBe(1);
  });

  test('opens the record with Space', async () => {
    const { toggled } = await renderGrid();
    await userEvent.setup().keyboard('{ArrowDown}{ArrowDown} ');
    expect(toggled).toEqual([1]);
  });

  test('goes up into the heads, sorts there, hides a column from its menu, and comes back', async () => {
    const { element, sorts } = await renderGrid();
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowUp}');
    expect(document.activeElement?.textContent).toBe('Domain');
    await user.keyboard('{Enter}');
    expect(sorts).toEqual(['domain']);
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await user.click(await screen.findByRole('menuitem', { name: 'Hide the column' }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Domain' })).toBeNull());
    screen.getByRole('button', { name: 'Name' }).focus();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement).toBe(element);
    expect(activeCell(element).getAttribute('aria-colindex')).toBe('3');
  });

  test('moves and widens a column from its head', async () => {
    await renderGrid();
    const user = userEvent.setup();
    screen.getByRole('button', { name: 'Domain' }).focus();
    await user.keyboard('{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
    const order = () => screen.getAllByRole('columnheader').map((head) => head.getAttribute('aria-label'));
    expect(order().slice(1, 4)).toEqual(['Name', 'CC', 'Domain']);
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(screen.getByRole('grid').style.getPropertyValue('--w2')).toBe('166px');
  });
});

describe('the mouse', () => {
  test('selects a cell, extends with Shift, adds with Ctrl and takes a row by its number', async () => {
    const { grid } = await renderGrid();
    const user = userEvent.setup();
    await user.click(screen.getByText('Company 1'));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByText('company-2.example'));
    await user.keyboard('{/Shift}{Control>}');
    await user.click(screen.getByText('Company 3'));
    await user.keyboard('{/Control}');
    expect(readSelection(grid).cells).toBe(5);
    await user.click(screen.getByRole('rowheader', { name: /^2/ }));
    expect(readSelection(grid).ranges).toMatchObject([{ top: 1, bottom: 1 }]);
  });

  test('opens a record from its row, and by a double click on its number', async () => {
    const { toggled, grid } = await renderGrid();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Open the record of Company 2' }));
    expect(readSelection(grid).active?.row).toBe(1);
    await user.dblClick(screen.getByRole('rowheader', { name: /^3/ }));
    expect(toggled).toEqual([1, 2]);
  });

  test('selects a column by its head with Ctrl', async () => {
    const { grid } = await renderGrid();
    const user = userEvent.setup();
    await user.keyboard('{Control>}');
    await user.click(screen.getByRole('button', { name: 'Domain' }));
    await user.keyboard('{/Control}');
    expect(readSelection(grid).ranges).toMatchObject([{ top: 0, bottom: 2, columns: [{ path: 'domain' }] }]);
  });
});

describe('columns', () => {
  test('of groups stand under the name of their group', async () => {
    await renderGrid({
      groups: [{ id: group, name: 'Coverage', fields: [field('Tier')] }],
      view: onlyBesideName(`custom:${group}:Tier`),
    });
    expect(screen.getByRole('columnheader', { name: 'Coverage' })).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: 'Tier' }).getAttribute('aria-colindex')).toBe('3');
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5');
  });
});

describe('editing', () => {
  test('starts with a key, writes with Enter and goes down; with Tab it goes right', async () => {
    const { element, sent, rowOf } = await renderGrid();
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{F2} AB{Enter}');
    expect(activeCell(element).textContent).toBe('Company 2');
    await user.keyboard('Norrvik{Tab}');
    expect(activeCell(element).textContent).toBe('company-2.example');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ edits }) => edits[0]?.patch)).toEqual([{ name: 'Company 1 AB' }, { name: 'Norrvik' }]);
    await waitFor(() => expect(rowOf(1).name).toBe('Norrvik'));
    expect(screen.getByText('Norrvik')).toBeTruthy();
  });

  test('writes nothing with Escape', async () => {
    const { sent, element } = await renderGrid();
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}Nothing{Escape}');
    expect(document.activeElement).toBe(element);
    expect(activeCell(element).textContent).toBe('Company 1');
    expect(sent).toEqual([]);
  });

  test('keeps what is no value in the cell with its reason, and writes nothing until it is one', async () => {
    const { element, sent } = await renderGrid({ view: [{ path: 'name' }, { path: 'foundationYear' }] });
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{ArrowRight}12x{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('"12x" is no year. Type four digits.');
    await user.click(screen.getByText('Company 3'));
    const cell = await screen.findByText('12x');
    expect(cell.getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
    await user.click(cell);
    expect(screen.getByRole('alert').textContent).toBe('"12x" is no year. Type four digits.');
    await user.keyboard('{Enter}{Backspace}{Backspace}{Backspace}1974{Enter}');
    await waitFor(() => expect(sent[0]?.edits[0]?.patch).toEqual({ foundationYear: '1974' }));
    expect(screen.queryByText('12x')).toBeNull();
    expect(document.activeElement).toBe(element);
  });

  test('takes a refused value back and says why', async () => {
    const taken = { edit: 0, path: '', code: 'name_taken', message: 'Company 2 already has this name.' };
    const { element } = await renderGrid({ refuse: () => [taken] });
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}Company 2{Enter}{ArrowUp}');
    expect((await screen.findByRole('alert')).textContent).toBe('Company 2 already has this name.');
    expect(activeCell(element).textContent).toBe('Company 2');
    await user.keyboard('{Escape}');
    expect(activeCell(element).textContent).toBe('Company 1');
  });

  test('does not start in a column that the workbench keeps', async () => {
    const { grid } = await renderGrid({ view: [{ path: 'name' }, { path: 'updatedAt' }] });
    await userEvent.setup().keyboard('{ArrowDown}{ArrowRight}{F2}');
    expect(grid.editing.get()).toBeNull();
  });
});
