'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Card } from '@/components/ui/card';
import control from '@/components/ui/field.module.css';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import type { ProgramEdit } from '@/engine/rules/edit';
import { REFUND_POLICIES } from '@/engine/rules/program-schema';
import type { ProgramGround } from './ground';
import { NumberCell } from './number-cell';
import styles from './program-designer.module.css';
import { ReminderDays } from './reminder-days';
import { typedValidity, ValidityFields, validityJson } from './validity-fields';

interface ProgramSettingsProps {
  readonly ground: ProgramGround;
  edit(edit: ProgramEdit): boolean;
}

/** What a point is called and worth, how long it lasts, and what happens on refunds and redemptions. */
export function ProgramSettings({ ground, edit }: ProgramSettingsProps) {
  const t = useTranslations('programDesigner.currency');
  const words = useTranslations('rules.settings');
  const policies = useTranslations('rules.refundPolicy');
  const { program, locale } = ground;
  const { currency, redemption } = program;
  const set = (change: Readonly<Record<string, Json>>) => edit({ do: 'change-program', set: { ...change }, unset: [] });
  const written = (name: 'name' | 'unit') => (
    <TextField
      label={words(name === 'name' ? 'currencyName' : 'currencyUnit')}
      value={currency[name][locale] ?? ''}
      placeholder={localText(currency[name], locale)}
      maxLength={40}
      onChange={(event) =>
        set({ currency: { ...currency, [name]: { ...currency[name], [locale]: event.target.value } } })
      }
    />
  );
  return (
    <>
      <Card title={t('title')} lead={t('lead')}>
        <div className={styles.fields}>
          <TextField
            label={words('title')}
            value={program.title[locale] ?? ''}
            placeholder={localText(program.title, locale)}
            maxLength={100}
            onChange={(event) => set({ title: { ...program.title, [locale]: event.target.value } })}
          />
          {written('name')}
          {written('unit')}
          <Labelled label={words('costPerPoint')} help={t('costHelp')}>
            <NumberCell
              label={words('costPerPoint')}
              value={currency.costPerPoint}
              optional
              onCommit={(cost) => {
                const { costPerPoint: _before, ...rest } = currency;
                return set({ currency: cost === null ? rest : { ...rest, costPerPoint: cost } });
              }}
            />
          </Labelled>
          <TextField
            label={words('effectiveFrom')}
            help={t('effectiveHelp')}
            type="date"
            value={program.effectiveFrom}
            onChange={(event) => event.target.value && set({ effectiveFrom: event.target.value })}
          />
        </div>
      </Card>
      <Card title={t('policies')}>
        <div className={styles.fields}>
          <ProgramValidity key={JSON.stringify(program.validity)} ground={ground} edit={edit} />
          <ReminderDays value={program.reminderDays} onCommit={(reminderDays) => set({ reminderDays })} />
          <SelectField
            label={words('refundPolicy')}
            options={REFUND_POLICIES.map((value) => ({ value, label: policies(value) }))}
            value={program.refundPolicy}
            onChange={(event) => set({ refundPolicy: event.target.value })}
          />
          {program.refundPolicy === 'debt' && (
            <Labelled label={words('debtFloor')} help={t('debtHelp')}>
              <NumberCell
                label={words('debtFloor')}
                value={program.debtFloor}
                optional
                onCommit={(debtFloor) => set({ debtFloor })}
              />
            </Labelled>
          )}
          <Labelled label={words('instantBelow')} help={t('instantHelp')}>
            <NumberCell
              label={words('instantBelow')}
              value={redemption.instantBelow}
              optional
              onCommit={(instantBelow) => set({ redemption: { ...redemption, instantBelow } })}
            />
          </Labelled>
          <Labelled label={words('holdDays')} help={t('holdHelp')}>
            <NumberCell
              label={words('holdDays')}
              value={redemption.holdDays}
              onCommit={(holdDays) => set({ redemption: { ...redemption, holdDays } })}
            />
          </Labelled>
        </div>
      </Card>
    </>
  );
}

function Labelled({
  label,
  help,
  children,
}: {
  readonly label: string;
  readonly help: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={control.field}>
      <span className={control.label} aria-hidden="true">
        {label}
      </span>
      {children}
      <span className={control.help}>{help}</span>
    </div>
  );
}

function ProgramValidity({ ground: { program }, edit }: ProgramSettingsProps) {
  const [typed, setTyped] = useState(typedValidity(program.validity, 'forever'));
  return (
    <ValidityFields
      value={typed}
      onChange={(next) => {
        setTyped(next);
        // What is not finished does not fit yet and changes nothing.
        edit({ do: 'change-program', set: { validity: validityJson(next) }, unset: [] });
      }}
    />
  );
}
