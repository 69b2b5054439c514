// Which record it is, and the way to its neighbours and out of it.
import { ActionIcon, CopyButton } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconChevronUp,
  IconLink,
  IconRefresh,
  IconStack2,
  IconX,
} from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { refreshTarget } from '../../../lib/refresh-target.ts';
import { useEnrich } from '../../../ui/use-enrich.ts';
import classes from './record.module.css';

export type RecordMoves = {
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose: () => void;
};

/** The record in an address of its own, without the list's filters. */
const addressOf = (id: string): string =>
  `${globalThis.location.origin}/companies?record=${encodeURIComponent(id)}`;

export function RecordHead({
  id,
  company,
  onPrevious,
  onNext,
  onClose,
}: RecordMoves & { id: string; company: Company | undefined }) {
  const enrich = useEnrich();
  return (
    <header className={classes['head']}>
      <div className={classes['title']}>
        <h2 className={classes['name']}>{company?.name ?? t('Record')}</h2>
        {company?.domain && <p className={classes['domain']}>{company.domain}</p>}
      </div>
      {company && (
        <ActionIcon
          size={24}
          aria-label={t('Refresh this company')}
          title={t('Refresh this company')}
          onClick={() => refreshTarget.set({ entity: 'company', id: company.id, name: company.name })}
        >
          <IconRefresh size={14} stroke={1.4} />
        </ActionIcon>
      )}
      {company && (
        <ActionIcon
          size={24}
          aria-label={t('Enrich this company')}
          title={t('Enrich this company')}
          onClick={() => enrich({ entity: 'company', name: company.name, ids: [company.id] })}
        >
          <IconStack2 size={14} stroke={1.4} />
        </ActionIcon>
      )}
      <CopyButton value={addressOf(id)} timeout={1500}>
        {({ copied, copy }) => (
          <ActionIcon
            size={24}
            aria-label={copied ? t('Copied') : t("Copy the record's address")}
            title={copied ? t('Copied') : t("Copy the record's address")}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} stroke={1.6} /> : <IconLink size={14} stroke={1.4} />}
          </ActionIcon>
        )}
      </CopyButton>
      <ActionIcon
        size={24}
        aria-label={t('Previous company')}
        title={t('Previous (↑)')}
        disabled={!onPrevious}
        onClick={() => onPrevious?.()}
      >
        <IconChevronUp size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={t('Next company')}
        title={t('Next (↓)')}
        disabled={!onNext}
        onClick={() => onNext?.()}
      >
        <IconChevronDown size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t('Close the record')} title={t('Close (Esc)')} onClick={onClose}>
        <IconX size={14} stroke={1.4} />
      </ActionIcon>
    </header>
  );
}
