// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { BulkJob } from '../../shared/schema/bulk.ts';
import type { StepLabel } from '../../shared/schema/step.ts';
import { installDomShims } from '../testing/dom-shims.ts';
import { installFakeBackend } from '../testing/fake-backend.ts';
import { renderPiece } from '../testing/render-window.tsx';
import { RunningBulk } from './running-bulk.tsx';

type Listener = (event: { topic: string; payload: BulkJob }) => void;
const heard = vi.hoisted(() => new Map<string, Listener>());

vi.mock('../api/events.ts', () => ({
  useBackendEvent: (topic: string, listener: Listener) => void heard.set(topic, listener),
}));

beforeAll(installDomShims);
afterEach(cleanup);

const at = '2026-11-22T10:00:00Z';

const job = (label: StepLabel, part: Partial<BulkJob>): BulkJob => ({
  id: 'blk_1',
  kind: 'edit',
  status: 'running',
  done: 50,
  total: 200,
  changed: 14,
  unchanged: 0,
  failed: 0,
  problems: [],
  keptCount: 0,
  kept: [],
  failure: null,
  step: {
    id: 'stp_1',
    label,
    state: 'done',
    actor: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
    at,
  },
  createdAt: at,
  finishedAt: null,
  ...part,
});

const tell = (topic: string, payload: BulkJob) => act(() => heard.get(topic)?.({ topic, payload }));

test('a refresh of many shows how far it is, is stopped, and is taken back from its last word', async () => {
  const { requests } = installFakeBackend({
    'POST /v1/companies/bulk/blk_1/cancel': () => ({ data: job({ action: 'refresh', companies: 200 }, {}) }),
    'POST /v1/steps/stp_1/undo': () => ({ data: {} }),
  });
  const label: StepLabel = { action: 'refresh', companies: 0, people: 14 };
  renderPiece(<RunningBulk />);
  const user = userEvent.setup();
  tell('bulk:progress', job(label, {}));
  expect(screen.getByText('25%')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Stop: Refresh 14 people' }));
  await waitFor(() => expect(requests).toContain('POST /v1/companies/bulk/blk_1/cancel'));
  tell('bulk:ended', job(label, { status: 'cancelled', failed: 1 }));
  expect(
    await screen.findByText('Refresh 14 people. Stopped after 14 people. 1 person could not take it.'),
  ).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(requests).toContain('POST /v1/steps/stp_1/undo'));
});
