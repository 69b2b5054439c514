// The frame of a record's page: where it stands, what can be done with it, and all of it at full width. A record that is gone is told
// apart from one that does not load.
import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconLink, IconRefresh, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { ApiError } from '../../api/api-error.ts';
import { useKeys } from '../../lib/keys.ts';
import type { EnrichTarget } from '../../lib/enrich-target.ts';
import { refreshTarget } from '../../lib/refresh-target.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ErrorMessage, Loading, Message } from '../message.tsx';
import { Page, PageHeader } from '../page.tsx';
import { StatusNote } from '../status-bar.tsx';
import { UndoButtons } from '../steps/undo-buttons.tsx';
import { useEnrich } from '../use-enrich.ts';
import { GoneNote } from './gone-note.tsx';
import { useIsKept } from './use-is-kept.ts';
import classes from './record-page.module.css';

type Props = {
  id: string;
  entity: EnrichTarget['entity'];
  /** Null while it is not known. */
  name: string | null;
  /** The way to the list, as a link and as an action. */
  list: ReactNode;
  onLeave: () => void;
  error: ApiError | null;
  onRetry: () => void;
  /** More that can be done with it. */
  actions?: ReactNode;
  children: ReactNode;
};

function CopyAddress() {
  return (
    <CopyButton value={globalThis.location.href} timeout={1500}>
      {({ copied, copy }) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={copied ? t('Copied') : t("Copy the record's address")}
          title={copied ? t('Copied') : t("Copy the record's address")}
          onClick={copy}
        >
          {copied ? <IconCheck size={16} stroke={1.6} /> : <IconLink size={16} stroke={1.4} />}
        </ActionIcon>
      )}
    </CopyButton>
  );
}

function Acts({ id, entity, name }: { id: string; entity: Props['entity']; name: string }) {
  const enrich = useEnrich();
  return (
    <>
      <Button
        leftSection={<IconRefresh size={14} stroke={1.4} aria-hidden="true" />}
        onClick={() => refreshTarget.set({ entity, id, name })}
      >
        {t('Refresh')}
      </Button>
      <Button
        leftSection={<IconStack2 size={14} stroke={1.4} aria-hidden="true" />}
        onClick={() => enrich({ entity, name, ids: [id] })}
      >
        {t('Enrich')}
      </Button>
    </>
  );
}

/** The next Tab goes into the record, unless a person is already somewhere else. */
function takeFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true });
}

export function RecordPage({ id, entity, name, list, onLeave, error, onRetry, ...rest }: Props) {
  const isGone = error?.code === 'not_found';
  const isThere = name !== null && !isGone;
  const isKept = useIsKept(isGone) && name !== null;
  useTitle(isThere ? name : null);
  useKeys({ Escape: onLeave });
  return (
    <Page>
      <PageHeader before={list} title={<span title={name ?? undefined}>{isThere ? name : t('Record')}</span>}>
        <UndoButtons />
        {isThere && <CopyAddress />}
        {isThere && rest.actions}
        {isThere && <Acts id={id} entity={entity} name={name} />}
      </PageHeader>
      {isKept && <GoneNote />}
      {(isThere || isKept) && (
        <section
          ref={takeFocus}
          tabIndex={-1}
          className={classes['record']}
          aria-label={t('Record of {name}', { name })}
        >
          {rest.children}
        </section>
      )}
      {isGone && !isKept && (
        <Message title={t('There is no such record')}>
          <p>{t('It may have been deleted. Undo brings a deleted record back.')}</p>
          <p>{list}</p>
        </Message>
      )}
      {name === null && error !== null && !isGone && (
        <ErrorMessage title={t('The record does not open')} error={error} onRetry={onRetry} />
      )}
      {name === null && error === null && <Loading label={t('Loading the record')} />}
      <StatusNote>{id}</StatusNote>
    </Page>
  );
}
