// What a typed text turned out to be: a value as the API takes it, or a reason that says what to type instead.
export type Parsed = { ok: true; value: unknown } | { ok: false; reason: string };

export const fine = (value: unknown): Parsed => ({ ok: true, value });
export const fault = (reason: string): Parsed => ({ ok: false, reason });
