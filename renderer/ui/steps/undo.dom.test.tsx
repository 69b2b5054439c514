// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../../shared/schema/step.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { describeStep } from './step-words.ts';
import { UndoButtons } from './undo-buttons.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const step = (id: string, state: Step['state'], name: string): Step => ({
  id,
  state,
  label: { action: 'edit', companies: 1, name, fields: ['industry'] },
  actor: { id: 'usr_1', fullName: 'Mira', email: null },
  at: '2026-11-22T10:00:00Z',
});

describe('the words of a step', () => {
  it('name the one field and the one company, or count them', () => {
    expect(describeStep({ action: 'edit', companies: 1, name: 'Acme', fields: ['industry'] })).toBe(
      'Edit Industry of Acme',
    );
    expect(describeStep({ action: 'paste', companies: 12, fields: ['name', 'domain'] })).toBe(
      'Paste into 12 companies',
    );
    expect(describeStep({ action: 'remove_definition', companies: 0, name: 'Tier' })).toBe('Delete Tier');
  });
});

describe('undo and redo', () => {
  it('say what they would do, and do it', async () => {
    let items = [step('stp_2', 'undone', 'Beta'), step('stp_1', 'done', 'Acme')];
    const { requests } = installFakeBackend({
      'GET /v1/steps': () => ({ data: { items, pagination: {} } }),
      'POST /v1/steps/undo': () => {
        items = [step('stp_2', 'undone', 'Beta'), step('stp_1', 'undone', 'Acme')];
        return { data: { step: items[1], cells: 1, companies: 0, kept: [], keptCount: 2 } };
      },
    });
    renderPiece(<UndoButtons />);
    const undo = await screen.findByRole('button', { name: 'Undo: Edit Industry of Acme' });
    expect(screen.getByRole('button', { name: 'Redo: Edit Industry of Beta' })).toBeTruthy();
    fireEvent.click(undo);
    await screen.findByRole('button', { name: 'Nothing to undo' });
    expect(requests).toContain('POST /v1/steps/undo');
    await screen.findByText('Undone: Edit Industry of Acme. 2 values edited later were kept.');
  });

  it('do nothing where there is nothing, and say why where they are refused', async () => {
    const { requests } = installFakeBackend({
      'GET /v1/steps': () => ({ data: { items: [step('stp_1', 'done', 'Acme')], pagination: {} } }),
      'POST /v1/steps/undo': () => {
        throw new Refusal('name_taken', 'Another one is called Tier by now.');
      },
    });
    renderPiece(<UndoButtons />);
    fireEvent.click(await screen.findByRole('button', { name: 'Nothing to redo' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Undo:/ }));
    await screen.findByText('Another one is called Tier by now.');
    await waitFor(() => expect(requests.filter((one) => one.includes('redo'))).toEqual([]));
  });
});
