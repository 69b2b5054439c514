// Amounts of money: whole euro cents on the wire, euros with two places to a person.
import { locale, t } from '../../shared/messages/message.ts';

const euros = new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const fine = new Intl.NumberFormat(locale(), { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** `148.08`, where the head of the column names the euro. */
export const formatCents = (cents: number): string => euros.format(cents / 100);

/** `0.040`: of single lookups or cells. */
export const formatPrice = (cents: number): string => fine.format(cents / 100);

/** `20.00 €`. */
export const formatEuros = (cents: number): string => t('{amount} €', { amount: formatCents(cents) });
