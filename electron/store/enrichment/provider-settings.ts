// What a person set for a provider, and why it is paused. Its tokens and its breaker, in the same row, belong to the client.
import type { ReadDb, WriteDb } from '../database.ts';

export type ProviderSettings = {
  isOn: boolean;
  config: unknown;
  paused: { code: string; message: string } | null;
  /** Nothing is asked before. */
  blockedUntilMs: number;
};

type SettingsRow = {
  is_on: number;
  config: string | null;
  paused_code: string | null;
  paused_message: string | null;
  blocked_until_ms: number | null;
};

/** On, and nothing set, unless a person said otherwise. */
export function providerSettings(db: ReadDb, code: string): ProviderSettings {
  const row = db
    .sql<SettingsRow>(
      'SELECT is_on, config, paused_code, paused_message, blocked_until_ms FROM provider_state WHERE code = ?',
    )
    .get(code);
  return {
    isOn: row?.is_on !== 0,
    config: row?.config ? (JSON.parse(row.config) as unknown) : null,
    paused: row?.paused_code ? { code: row.paused_code, message: row.paused_message ?? '' } : null,
    blockedUntilMs: row?.blocked_until_ms ?? 0,
  };
}

const ensure = (db: WriteDb, code: string): void =>
  void db.sql('INSERT INTO provider_state (code) VALUES (?) ON CONFLICT (code) DO NOTHING').run(code);

export function setProviderOn(db: WriteDb, code: string, isOn: boolean): void {
  ensure(db, code);
  db.sql('UPDATE provider_state SET is_on = ? WHERE code = ?').run(isOn ? 1 : 0, code);
}

export function setProviderConfig(db: WriteDb, code: string, config: unknown): void {
  ensure(db, code);
  db.sql('UPDATE provider_state SET config = ? WHERE code = ?').run(JSON.stringify(config), code);
}

export function pauseProvider(
  db: WriteDb,
  code: string,
  paused: { code: string; message: string },
  nowMs: number,
): void {
  ensure(db, code);
  db.sql(
    'UPDATE provider_state SET paused_code = ?, paused_message = ?, paused_at_ms = ? WHERE code = ?',
  ).run(paused.code, paused.message, nowMs, code);
}

export function resumeProvider(db: WriteDb, code: string): void {
  db.sql(
    'UPDATE provider_state SET paused_code = NULL, paused_message = NULL, paused_at_ms = NULL WHERE code = ?',
  ).run(code);
}

/** Whichever is later, what stands there or this. */
export function blockProvider(db: WriteDb, code: string, untilMs: number): void {
  ensure(db, code);
  db.sql(
    'UPDATE provider_state SET blocked_until_ms = max(coalesce(blocked_until_ms, 0), ?) WHERE code = ?',
  ).run(untilMs, code);
}
