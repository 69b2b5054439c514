// The users of a workspace as they stand on the wire (camelCase).
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { actorSchema, prefixedId } from './common.ts';

export const userId = prefixedId('usr');

export const userLimits = { fullName: 255, email: 254 } as const;

export const userSchema = actorSchema;
export type User = z.infer<typeof userSchema>;

const fullName = z
  .string()
  .trim()
  .normalize('NFC')
  .min(1)
  .max(userLimits.fullName)
  .refine((name) => name.isWellFormed(), {
    error: () => t('The text holds half a character (a lone surrogate). Type it again.'),
  });

const email = z
  .string()
  .trim()
  .max(userLimits.email)
  .regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, {
    error: () => t('This is no e-mail address. Expected one such as mira@example.com.'),
  })
  .nullable();

export const userInputSchema = z.strictObject({ fullName, email: email.optional() });
export type UserInput = z.output<typeof userInputSchema>;

export const userPatchSchema = userInputSchema.partial();
export type UserPatch = z.output<typeof userPatchSchema>;
