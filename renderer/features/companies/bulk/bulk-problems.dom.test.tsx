// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { BulkJob } from '../../../../shared/schema/bulk.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { renderPiece } from '../../../testing/render-window.tsx';
import { BulkProblems } from './bulk-problems.tsx';

type Listener = (event: { topic: string; payload: BulkJob }) => void;
const heard = vi.hoisted(() => ({ tell: null as Listener | null }));

vi.mock('../../../api/events.ts', () => ({
  useBackendEvent: (_topic: string, listener: Listener) => {
    heard.tell = listener;
  },
}));

beforeAll(installDomShims);
afterEach(cleanup);

const job = (failed: number): BulkJob => ({
  id: 'blk_1',
  kind: 'edit',
  status: 'completed',
  done: 5,
  total: 5,
  changed: 5 - failed,
  unchanged: 0,
  failed,
  problems: [
    { companyId: 'com_1', companyName: 'Norrvik Kabel AB', code: 'locked', message: 'This field is locked.' },
  ].slice(0, failed),
  keptCount: 0,
  kept: [],
  failure: null,
  step: null,
  createdAt: '2026-11-22T10:00:00Z',
  finishedAt: '2026-11-22T10:00:01Z',
});

const refreshOfPeople: BulkJob['step'] = {
  id: 'stp_1',
  label: { action: 'refresh', companies: 0, people: 4 },
  state: 'done',
  actor: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
  at: '2026-11-22T10:00:01Z',
};

const end = (ended: BulkJob) => act(() => heard.tell?.({ topic: 'bulk:ended', payload: ended }));

test('companies that could not take a bulk edit are listed with the reason, and lead to their records', async () => {
  const opened: string[] = [];
  renderPiece(<BulkProblems onOpen={(id) => opened.push(id)} />);
  end(job(0));
  end({ ...job(1), step: refreshOfPeople });
  expect(screen.queryByRole('dialog')).toBeNull();
  end(job(1));
  expect(await screen.findByRole('dialog', { name: '1 company could not take it' })).toBeTruthy();
  expect(screen.getByText('4 companies were changed. These stay as they were.')).toBeTruthy();
  expect(screen.getByText('This field is locked.')).toBeTruthy();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Norrvik Kabel AB' }));
  expect(opened).toEqual(['com_1']);
  expect(screen.queryByRole('dialog')).toBeNull();
});
