// Each failing value of a field with fixed options, and which option it means.
import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import { employeeRanges } from '../../../../../shared/schema/company.ts';
import { formatCount } from '../../../../lib/format.ts';
import { causeOf } from '../../job/causes.ts';
import section from '../frame/section.module.css';
import type { FailingGroup, ValueMap } from './cause-rules.ts';
import { suggestionsOf } from './cause-rules.ts';
import classes from './options-dialog.module.css';
import { RememberBox } from './remember-box.tsx';

const leaveEmpty = '';
const options = [
  ...employeeRanges.map((range) => ({ value: range as string, label: range.replace('-', '–') })),
  { value: leaveEmpty, label: t('Leave empty') },
];

type Props = {
  group: FailingGroup;
  remember: boolean;
  onRemember: (remember: boolean) => void;
  onDone: (values: ValueMap) => void;
  onClose: () => void;
};

export function OptionsDialog({ group, remember, onRemember, onDone, onClose }: Props) {
  const [chosen, setChosen] = useState<ValueMap>(() => suggestionsOf(group));
  const rows = group.values.reduce((sum, one) => sum + (chosen.has(one.value) ? one.rows : 0), 0);
  return (
    <Modal opened onClose={onClose} title={causeOf(group)} size={520}>
      <p className={section['caption']}>
        {t('Each value becomes one of the field’s options, in every row that has it.')}
      </p>
      <ul className={classes['values']}>
        {group.values.map(({ value, rows: count }) => (
          <li key={value}>
            <span className={section['mono']}>{value}</span>
            <span className={section['meta']}>{formatCount(count)}</span>
            <Select
              size="xs"
              w={150}
              aria-label={t('Option for {value}', { value })}
              placeholder={t('Choose…')}
              data={options}
              value={chosen.get(value) === null ? leaveEmpty : (chosen.get(value) ?? null)}
              onChange={(option) =>
                setChosen(new Map(chosen).set(value, option === leaveEmpty ? null : option))
              }
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" gap="sm" mt="lg">
        <span className={classes['remember']}>
          <RememberBox remember={remember} onRemember={onRemember} />
        </span>
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button variant="filled" disabled={chosen.size === 0} onClick={() => onDone(chosen)}>
          {t('Change {n, plural, one {# row} other {# rows}}', { n: rows })}
        </Button>
      </Group>
    </Modal>
  );
}
