// What a person set for a provider, and why it is paused. Its tokens and its breaker, in the same row, belong to the client.
import type { ReadDb, WriteDb } from '../database.ts';

export type ProviderSettings = {
  isOn: boolean;
  /** It is a person's own, on this machine or in its network. */
  isLocalAllowed: boolean;
  config: unknown;
  paused: { code: string; message: string } | null;
};

type SettingsRow = {
  is_on: number;
  is_local: number;
  config: string | null;
  paused_code: string | null;
  paused_message: string | null;
};

/** On, and nothing set, unless a person said otherwise. */
export function providerSettings(db: ReadDb, code: string): ProviderSettings {
  const row = db
    .sql<SettingsRow>(
      'SELECT is_on, is_local, config, paused_code, paused_message FROM provider_state WHERE code = ?',
    )
    .get(code);
  return {
    isOn: row?.is_on !== 0,
    isLocalAllowed: row?.is_local === 1,
    config: row?.config ? (JSON.parse(row.config) as unknown) : null,
    paused: row?.paused_code ? { code: row.paused_code, message: row.paused_message ?? '' } : null,
  };
}

const ensure = (db: WriteDb, code: string): void =>
  void db.sql('INSERT INTO provider_state (code) VALUES (?) ON CONFLICT (code) DO NOTHING').run(code);

export function setProviderOn(db: WriteDb, code: string, isOn: boolean): void {
  ensure(db, code);
  db.sql('UPDATE provider_state SET is_on = ? WHERE code = ?').run(isOn ? 1 : 0, code);
}

export function setProviderLocal(db: WriteDb, code: string, isLocal: boolean): void {
  ensure(db, code);
  db.sql('UPDATE provider_state SET is_local = ? WHERE code = ?').run(isLocal ? 1 : 0, code);
}

export function setProviderConfig(db: WriteDb, code: string, config: unknown): void {
  ensure(db, code);
  db.sql('UPDATE provider_state SET config = ? WHERE code = ?').run(JSON.stringify(config), code);
}

/** What was answered under other settings is no answer any more. */
export function forgetAnswers(db: WriteDb, code: string, nowMs: number): void {
  db.sql('UPDATE provider_answer SET expires_at_ms = ? WHERE provider = ? AND expires_at_ms > ?').run(
    nowMs,
    code,
    nowMs,
  );
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
