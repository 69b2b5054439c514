// Head of every step: whose import this is, how large the file, which step, and the way out.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { t } from '../../../../../shared/messages/message.ts';
import { PageHeader } from '../../../../ui/page.tsx';
import { Stepper, type StepName } from './stepper.tsx';
import classes from './wizard-header.module.css';

type Props = {
  title: string;
  meta?: string;
  step: StepName;
  closeLabel: string;
  onBackTo?: (step: StepName) => void;
};

export function WizardHeader({ title, meta, step, closeLabel, onBackTo }: Props) {
  const navigate = useNavigate();
  return (
    <PageHeader
      title={<span title={title}>{title}</span>}
      before={<Link to="/imports">{t('Imports')}</Link>}
      {...(meta === undefined ? {} : { meta })}
    >
      <Stepper current={step} {...(onBackTo ? { onBackTo } : {})} />
      <ActionIcon
        className={classes['close'] ?? ''}
        aria-label={closeLabel}
        title={closeLabel}
        onClick={() => void navigate({ to: '/imports' })}
      >
        <IconX size={14} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </PageHeader>
  );
}
