// Asks before a company is deleted, and deletes the version that the person saw.
import { useMutation } from '@tanstack/react-query';
import { deleteCompany } from '../../../shared/contract/companies.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';

type Props = { company: Company | null; onDeleted: (company: Company) => void; onClose: () => void };

export function DeleteCompany({ company, onDeleted, onClose }: Props) {
  const remove = useMutation({
    mutationFn: (target: Company) => call(deleteCompany, { params: { companyId: target.id } }),
    onSuccess: (_, target) => onDeleted(target),
  });
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={company !== null}
      title={t('Delete "{name}"?', { name: company?.name ?? '' })}
      action={t('Delete the company')}
      busy={remove.isPending}
      onConfirm={() => company && remove.mutate(company)}
      onClose={close}
    >
      <p>{t('All its fields go with it. Undo brings it back.')}</p>
      {remove.error && <InlineError>{toApiError(remove.error).message}</InlineError>}
    </ConfirmDialog>
  );
}
