// Which record it is, and the way to its neighbours and out of it.
import { ActionIcon } from '@mantine/core';
import {
  IconArrowsDiagonal,
  IconChevronDown,
  IconChevronUp,
  IconRefresh,
  IconStack2,
  IconX,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { refreshTarget } from '../../../lib/refresh-target.ts';
import { keyNames } from '../../../ui/kbd.tsx';
import { useEnrich } from '../../../ui/use-enrich.ts';
import classes from './record.module.css';

export type RecordMoves = {
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose: () => void;
};

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
      <ActionIcon
        size={24}
        aria-label={t('Open the page')}
        title={t('Open the page ({keys})', { keys: keyNames('Mod ↵') })}
        renderRoot={(props) => <Link {...props} to="/companies/$companyId" params={{ companyId: id }} />}
      >
        <IconArrowsDiagonal size={14} stroke={1.4} />
      </ActionIcon>
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
