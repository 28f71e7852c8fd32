'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { SelectField } from '@/components/ui/select-field';
import type { DuplicatePolicy, EmptyPolicy, InitiatorPolicy } from '@/engine/flows/assignees';
import type { Deadline } from '@/engine/flows/deadline';
import { DurationInput, MomentInput } from './moment-input';
import styles from './settings.module.css';
import { StaffInput } from './staff-input';

interface PolicyProps<Value> {
  /** Undefined: as the flow says. */
  readonly value: Value | undefined;
  /** May the policy be left to the flow? */
  readonly inherits: boolean;
  onChange(value: Value | undefined): void;
}

const EMPTY = ['pass', 'staff', 'admins', 'refuse'] as const;

/** What happens when nobody is found. Naming substitutes counts once somebody is named. */
export function EmptyPolicyInput({ value, inherits, onChange }: PolicyProps<EmptyPolicy>) {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows.settings');
  const [naming, setNaming] = useState(false);
  const kind = naming ? 'staff' : (value?.kind ?? '');
  return (
    <div className={styles.stack}>
      <SelectField
        label={say('empty')}
        value={kind}
        options={[
          ...(inherits ? [{ value: '', label: t('inherit') }] : []),
          ...EMPTY.map((one) => ({ value: one, label: t(`empty.${one}`) })),
        ]}
        onChange={({ target }) => {
          const chosen = EMPTY.find((one) => one === target.value);
          setNaming(chosen === 'staff');
          if (chosen !== 'staff') onChange(chosen && { kind: chosen });
        }}
      />
      {kind === 'staff' && (
        <StaffInput
          label={t('substitutes')}
          ids={value?.kind === 'staff' ? value.ids : []}
          onChange={(ids) => {
            if (ids.length === 0) return setNaming(true);
            setNaming(false);
            onChange({ kind: 'staff', ids });
          }}
        />
      )}
    </div>
  );
}

const INITIATOR = ['ask', 'skip', 'manager'] as const;
const DUPLICATE = ['ask', 'adjacent', 'earlier'] as const;

export function InitiatorPolicyInput({ value, inherits, onChange }: PolicyProps<InitiatorPolicy>) {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows.settings');
  return (
    <SelectField
      label={say('initiator')}
      value={value ?? ''}
      options={[
        ...(inherits ? [{ value: '', label: t('inherit') }] : []),
        ...INITIATOR.map((one) => ({ value: one, label: t(`initiator.${one}`) })),
      ]}
      onChange={({ target }) => onChange(INITIATOR.find((one) => one === target.value))}
    />
  );
}

export function DuplicatePolicyInput({ value, inherits, onChange }: PolicyProps<DuplicatePolicy>) {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows.settings');
  return (
    <SelectField
      label={say('duplicate')}
      value={value ?? ''}
      options={[
        ...(inherits ? [{ value: '', label: t('inherit') }] : []),
        ...DUPLICATE.map((one) => ({ value: one, label: t(`duplicate.${one}`) })),
      ]}
      onChange={({ target }) => onChange(DUPLICATE.find((one) => one === target.value))}
    />
  );
}

const ACTIONS = ['remind', 'approve', 'reject', 'transfer'] as const;

/** Until when people may take their time, and what happens then. */
export function DeadlineInput({ value, onChange }: Omit<PolicyProps<Deadline>, 'inherits'>) {
  const t = useTranslations('flowDesigner');
  const [naming, setNaming] = useState(false);
  const kind = naming ? 'transfer' : (value?.action.kind ?? 'remind');
  return (
    <div className={styles.stack}>
      <CheckField
        label={t('deadline.has')}
        checked={value !== undefined}
        onChange={({ target }) =>
          onChange(
            target.checked
              ? { due: { after: { amount: 1, unit: 'day' } }, action: { kind: 'remind', times: 1 } }
              : undefined,
          )
        }
      />
      {value && (
        <>
          <MomentInput label={t('deadline.due')} value={value.due} onChange={(due) => onChange({ ...value, due })} />
          <SelectField
            label={t('deadline.then')}
            value={kind}
            options={ACTIONS.map((one) => ({ value: one, label: t(`deadline.${one}`) }))}
            onChange={({ target }) => {
              const chosen = ACTIONS.find((one) => one === target.value);
              setNaming(chosen === 'transfer');
              if (chosen === 'remind') onChange({ ...value, action: { kind: chosen, times: 1 } });
              else if (chosen && chosen !== 'transfer') onChange({ ...value, action: { kind: chosen } });
            }}
          />
          {value.action.kind === 'remind' && !naming && <Reminders value={value} onChange={onChange} />}
          {kind === 'transfer' && (
            <StaffInput
              label={t('deadline.to')}
              ids={value.action.kind === 'transfer' ? value.action.ids : []}
              onChange={(ids) => {
                if (ids.length === 0) return setNaming(true);
                setNaming(false);
                onChange({ ...value, action: { kind: 'transfer', ids } });
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

function Reminders({ value, onChange }: { readonly value: Deadline; onChange(value: Deadline): void }) {
  const t = useTranslations('flowDesigner');
  const { action } = value;
  if (action.kind !== 'remind') return null;
  const { every } = action;
  return (
    <>
      <SelectField
        label={t('deadline.times')}
        value={String(action.times)}
        options={[1, 2, 3, 5, 10].map((times) => ({ value: String(times), label: t('deadline.timesOf', { times }) }))}
        onChange={({ target }) => {
          const times = Number(target.value);
          const again = every ?? { amount: 1, unit: 'day' as const };
          onChange({ ...value, action: { kind: 'remind', times, ...(times > 1 && { every: again }) } });
        }}
      />
      {every && (
        <DurationInput
          label={t('deadline.every')}
          value={every}
          onChange={(next) => onChange({ ...value, action: { ...action, every: next } })}
        />
      )}
    </>
  );
}
