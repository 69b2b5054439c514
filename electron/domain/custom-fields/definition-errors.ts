// What is said where a definition is not there, its name is taken, or there are too many.
import { AppError } from '../../../shared/errors.ts';

export const notThere = (what: 'group' | 'field', id: string, how: string): AppError =>
  new AppError('not_found', { message: `There is no ${what} ${id}. It may have been deleted. ${how}` });

export const nameTaken = (
  what: 'group' | 'field' | 'option',
  name: string,
  details: Record<string, string>,
): AppError =>
  new AppError('name_taken', {
    message: `There is a ${what} “${name}” already. Choose another name, or use that one.`,
    details,
    issues: [
      { path: what === 'option' ? 'label' : 'name', code: 'name_taken', message: `Taken by “${name}”.` },
    ],
  });

export const tooMany = (path: string, what: string, most: number): AppError => {
  const message = `There are ${most} ${what} already, and no more fit. Delete one first.`;
  return new AppError('validation_error', { message, issues: [{ path, code: 'too_many', message }] });
};

export const beingConverted = (name: string): AppError =>
  new AppError('job_conflict', {
    message: `${name} is being changed to another type. Wait for its end, then try again.`,
  });
