// What is said where a definition is not there, its name is taken, or there are too many.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';

export const noGroup = (id: string): AppError =>
  new AppError('not_found', {
    message: t('There is no group {id}. It may have been deleted. {how}', {
      id,
      how: t('GET /v1/groups lists those there are.'),
    }),
  });

export const noField = ({
  groupId,
  entityType,
  fieldId,
}: Record<'groupId' | 'entityType' | 'fieldId', string>): AppError =>
  new AppError('not_found', {
    message: t('There is no field {id}. It may have been deleted. {how}', {
      id: fieldId,
      how: t('GET /v1/groups/{groupId}/custom-fields/{entityType} lists those there are.', {
        groupId,
        entityType,
      }),
    }),
  });

export const nameTaken = (
  what: 'group' | 'field' | 'option',
  name: string,
  details: Record<string, string>,
): AppError =>
  new AppError('name_taken', {
    message: takenBy[what](name),
    details,
    issues: [
      {
        path: what === 'option' ? 'label' : 'name',
        code: 'name_taken',
        message: t('Taken by “{name}”.', { name }),
      },
    ],
  });

const takenBy = {
  group: (name: string) =>
    t('There is a group “{name}” already. Choose another name, or use that one.', { name }),
  field: (name: string) =>
    t('There is a field “{name}” already. Choose another name, or use that one.', { name }),
  option: (name: string) =>
    t('There is an option “{name}” already. Choose another name, or use that one.', { name }),
};

export const tooManyGroups = (n: number): AppError =>
  tooMany('groups', t('There are {n} groups already, and no more fit. Delete one first.', { n }));

export const tooManyViews = (n: number): AppError =>
  tooMany('views', t('There are {n} views already, and no more fit. Delete one first.', { n }));

export const tooManyFields = (name: string, n: number): AppError =>
  tooMany(
    'fields',
    t('There are {n} fields in {name} already, and no more fit. Delete one first.', { n, name }),
  );

export const tooManyOptions = (name: string, n: number): AppError =>
  tooMany(
    'options',
    t('There are {n} options in {name} already, and no more fit. Delete one first.', { n, name }),
  );

const tooMany = (path: string, message: string): AppError => {
  return new AppError('validation_error', { message, issues: [{ path, code: 'too_many', message }] });
};

export const beingConverted = (name: string): AppError =>
  new AppError('job_conflict', {
    message: t('{name} is being changed to another type. Wait for its end, then try again.', { name }),
  });
