'use client';

import { useTranslations } from 'next-intl';
import { AssigneesInput } from '@/components/flow/assignees-input';
import { useFlow } from '@/components/flow/flow-scope';
import { LocalTextField } from '@/components/flow/local-text-field';
import { DurationInput } from '@/components/flow/moment-input';
import { DuplicatePolicyInput, EmptyPolicyInput, InitiatorPolicyInput } from '@/components/flow/policy-inputs';
import styles from '@/components/flow/settings.module.css';
import { CheckField } from '@/components/ui/check-field';
import { SelectField } from '@/components/ui/select-field';
import type { FlowEdit } from '@/engine/flows/edit-schema';
import { withdrawSchema } from '@/engine/flows/schema';

type Settings = Extract<FlowEdit, { do: 'change-flow' }>['set'];

/** The flow as a whole: its name, what steps do unless they say otherwise, withdrawal and the limit of time. */
export function FlowSettings() {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows.settings');
  const { body, edit } = useFlow();
  const { policies } = body;
  const put = (set: Settings) => edit({ do: 'change-flow', set, unset: [] });
  return (
    <>
      <LocalTextField label={t('flowTitle')} value={body.title} onChange={(title) => put({ title })} />
      <LocalTextField
        label={say('description')}
        lines
        value={body.description ?? {}}
        onChange={(description) => put({ description })}
      />
      <SelectField
        label={say('withdraw')}
        value={body.withdraw}
        options={withdrawSchema.options.map((one) => ({ value: one, label: t(`withdraw.${one}`) }))}
        onChange={({ target }) => put({ withdraw: withdrawSchema.options.find((one) => one === target.value) })}
      />
      <CheckField
        label={t('flowDeadline')}
        help={t('flowDeadlineText')}
        checked={body.deadline !== undefined}
        onChange={({ target }) =>
          target.checked
            ? put({ deadline: { amount: 10, unit: 'day' } })
            : edit({ do: 'change-flow', set: {}, unset: ['deadline'] })
        }
      />
      {body.deadline && (
        <DurationInput label={t('amount')} value={body.deadline} onChange={(deadline) => put({ deadline })} />
      )}
      <div className={styles.part}>
        <EmptyPolicyInput
          inherits={false}
          value={policies.empty}
          onChange={(empty) => empty && put({ policies: { ...policies, empty } })}
        />
        <InitiatorPolicyInput
          inherits={false}
          value={policies.initiator}
          onChange={(initiator) => initiator && put({ policies: { ...policies, initiator } })}
        />
        <DuplicatePolicyInput
          inherits={false}
          value={policies.duplicate}
          onChange={(duplicate) => duplicate && put({ policies: { ...policies, duplicate } })}
        />
      </div>
      <div className={styles.part}>
        <AssigneesInput label={say('admins')} value={body.admins} onChange={(admins) => put({ admins: [...admins] })} />
      </div>
    </>
  );
}
