// A country as it is sent. What is wrong with one is said so that whoever sent it knows what to send.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { countryCodes } from './country-codes.ts';

const error = (): string => t('Send the code of a country: two capital letters of ISO 3166-1, such as DE.');

/** Whether there is such a country is for whoever takes it. */
export const countryKey = z.string().regex(/^[A-Z]{2}$/, { error, abort: true });

export const countryCode = countryKey.refine((code) => countryCodes.has(code), { error });
