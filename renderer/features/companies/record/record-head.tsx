// Which record it is, and the way to its neighbours and out of it.
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronUp, IconLink, IconX } from '@tabler/icons-react';
import type { Company } from '../../../../shared/schema/company.ts';
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
  return (
    <header className={classes['head']}>
      <div className={classes['title']}>
        <h2 className={classes['name']}>{company?.name ?? 'Record'}</h2>
        {company?.domain && <p className={classes['domain']}>{company.domain}</p>}
      </div>
      <CopyButton value={addressOf(id)} timeout={1500}>
        {({ copied, copy }) => (
          <ActionIcon
            size={24}
            aria-label={copied ? 'Copied' : "Copy the record's address"}
            title={copied ? 'Copied' : "Copy the record's address"}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} stroke={1.6} /> : <IconLink size={14} stroke={1.4} />}
          </ActionIcon>
        )}
      </CopyButton>
      <ActionIcon
        size={24}
        aria-label="Previous company"
        title="Previous (↑)"
        disabled={!onPrevious}
        onClick={() => onPrevious?.()}
      >
        <IconChevronUp size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label="Next company"
        title="Next (↓)"
        disabled={!onNext}
        onClick={() => onNext?.()}
      >
        <IconChevronDown size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon size={24} aria-label="Close the record" title="Close (Esc)" onClick={onClose}>
        <IconX size={14} stroke={1.4} />
      </ActionIcon>
    </header>
  );
}
