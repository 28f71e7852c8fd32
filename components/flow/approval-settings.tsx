'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/ui/check-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { MODES } from '@/engine/flows/marking';
import type { ApprovalConfig } from '@/engine/flows/nodes/approval';
import { asJson } from './as-json';
import { AssigneesInput } from './assignees-input';
import type { NodeSettingsProps } from './node-view';
import { DeadlineInput, DuplicatePolicyInput, EmptyPolicyInput, InitiatorPolicyInput } from './policy-inputs';
import { RejectInput } from './reject-input';
import styles from './settings.module.css';

type Props = NodeSettingsProps<ApprovalConfig>;

/** Everything about an approval: who, how many, what they may do, what happens otherwise. */
export function ApprovalSettings(props: Props) {
  const { config, change } = props;
  const say = useTranslations('flows.settings');
  const put = (name: string) => (value: unknown) => change(name, value === undefined ? undefined : asJson(value));
  return (
    <div className={styles.stack}>
      <AssigneesInput label={say('assignees')} value={config.assignees} onChange={put('assignees')} />
      <ModeSettings {...props} />
      <div className={styles.part}>
        <RejectInput {...props} />
        <ButtonSettings {...props} />
      </div>
      <div className={styles.part}>
        <DeadlineInput value={config.deadline} onChange={put('deadline')} />
      </div>
      <div className={styles.part}>
        <EmptyPolicyInput inherits value={config.empty} onChange={put('empty')} />
        <InitiatorPolicyInput inherits value={config.initiator} onChange={put('initiator')} />
        <DuplicatePolicyInput inherits value={config.duplicate} onChange={put('duplicate')} />
      </div>
    </div>
  );
}

function ModeSettings({ config, change }: Props) {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows');
  const { share, mode } = config;
  const byPercent = 'percent' in share;
  return (
    <div className={styles.stack}>
      <SelectField
        label={say('settings.mode')}
        value={mode}
        options={MODES.map((one) => ({ value: one, label: say(`modes.${one}`) }))}
        onChange={({ target }) => change('mode', target.value)}
      />
      {mode === 'ratio' && (
        <div className={styles.pair}>
          <TextField
            label={say('settings.share')}
            type="number"
            min={1}
            max={100}
            value={byPercent ? share.percent : share.count}
            onChange={({ target }) => {
              const number = Math.trunc(target.valueAsNumber);
              if (number >= 1 && number <= 100) change('share', byPercent ? { percent: number } : { count: number });
            }}
          />
          <SelectField
            label={t('unit')}
            value={byPercent ? 'percent' : 'count'}
            options={(['percent', 'count'] as const).map((one) => ({ value: one, label: t(`share.${one}`) }))}
            onChange={({ target }) => change('share', target.value === 'percent' ? { percent: 50 } : { count: 1 })}
          />
        </div>
      )}
      {mode !== 'any' && (
        <CheckField
          label={say('settings.veto')}
          checked={config.veto ?? false}
          onChange={({ target }) => change('veto', target.checked || undefined)}
        />
      )}
    </div>
  );
}

const VERBS = ['reject', 'return', 'transfer', 'comment'] as const;
const SPOKEN = ['approve', 'reject', 'return', 'transfer'] as const;
const BACK = ['rerun', 'straight', 'choose'] as const;

function ButtonSettings({ config, change }: Props) {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows');
  const offered = SPOKEN.filter((verb) => verb === 'approve' || config.buttons[verb]);
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{say('settings.buttons')}</legend>
        <div>
          {VERBS.map((verb) => (
            <CheckField
              key={verb}
              label={say(`actions.${verb}`)}
              checked={config.buttons[verb]}
              onChange={({ target }) => change('buttons', { ...config.buttons, [verb]: target.checked })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{say('settings.commented')}</legend>
        <div>
          {offered.map((verb) => (
            <CheckField
              key={verb}
              label={say(`actions.${verb}`)}
              checked={config.commented.includes(verb)}
              onChange={({ target }) =>
                change(
                  'commented',
                  SPOKEN.filter((one) => (one === verb ? target.checked : config.commented.includes(one))),
                )
              }
            />
          ))}
        </div>
      </fieldset>
      {config.buttons.return && (
        <SelectField
          label={say('settings.back')}
          value={config.back}
          options={BACK.map((one) => ({ value: one, label: t(`back.${one}`) }))}
          onChange={({ target }) => change('back', target.value)}
        />
      )}
    </>
  );
}
