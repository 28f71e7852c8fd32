'use client';

import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import type { Assignee } from '@/engine/flows/assignees';
import { STAFF_ROLES } from '@/engine/permissions/roles';
import { useFlow } from './flow-scope';
import { fieldChoices, namesStaff } from './form-fields';
import styles from './settings.module.css';
import { StaffInput } from './staff-input';

const KINDS = ['role', 'manager', 'staff', 'field', 'initiator'] as const;
type Kind = (typeof KINDS)[number];
/** `staff` needs a name at once, so it starts from a search; see `Named`. */
const FRESH: Readonly<Record<Exclude<Kind, 'staff' | 'field'>, Assignee>> = {
  role: { kind: 'role', role: 'manager', reach: 'record' },
  manager: { kind: 'manager', level: 0 },
  initiator: { kind: 'initiator' },
};

interface AssigneesInputProps {
  readonly label: string;
  readonly value: readonly Assignee[];
  onChange(value: readonly Assignee[]): void;
}

/** Who is asked: roles, managers, people by name, a field of the form, the initiator; several may stand together. */
export function AssigneesInput({ label, value, onChange }: AssigneesInputProps) {
  const t = useTranslations('flowDesigner');
  const scope = useFlow();
  const fields = fieldChoices(scope, namesStaff);
  const named = value.flatMap((one) => (one.kind === 'staff' ? one.ids : []));
  const rules: readonly Assignee[] = value.filter((one) => one.kind !== 'staff');
  const setNamed = (ids: readonly string[]) =>
    onChange(ids.length ? [...rules, { kind: 'staff', ids: [...ids] }] : rules);
  const put = (rule: Assignee | null, at: number) => {
    const next = rules.toSpliced(at, 1, ...(rule ? [rule] : []));
    onChange(named.length ? [...next, { kind: 'staff', ids: named }] : next);
  };
  const kinds = KINDS.filter((kind) => kind !== 'staff' && (kind !== 'field' || fields.length > 0));
  const freshOf = (kind: string): Assignee => {
    if (kind === 'field') return { kind: 'field', field: fields[0]?.value ?? '' };
    return kind === 'manager' || kind === 'initiator' ? FRESH[kind] : FRESH.role;
  };
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names of their own, and their place is what they are
        <div key={at} className={styles.rule}>
          <SelectField
            label={t('people.kind')}
            value={rule.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(`people.kinds.${kind}`) }))}
            onChange={({ target }) => put(freshOf(target.value), at)}
          />
          <RuleDetail rule={rule} fields={fields} onChange={(next) => put(next, at)} />
          <Button size="s" look="quiet" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => put(null, at)}>
            {t('people.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button size="s" icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => put(FRESH.role, rules.length)}>
          {t('people.add')}
        </Button>
      </div>
      <StaffInput label={t('people.kinds.staff')} ids={named} onChange={setNamed} />
    </fieldset>
  );
}

interface RuleDetailProps {
  readonly rule: Assignee;
  readonly fields: readonly { readonly value: string; readonly label: string }[];
  onChange(rule: Assignee): void;
}

function RuleDetail({ rule, fields, onChange }: RuleDetailProps) {
  const t = useTranslations('flowDesigner');
  const { say, units } = useFlow();
  switch (rule.kind) {
    case 'role':
      return (
        <>
          <SelectField
            label={t('people.roleLabel')}
            value={rule.role}
            options={STAFF_ROLES.map((role) => ({ value: role, label: say(`permissions.roles.${role}`) }))}
            onChange={({ target }) =>
              onChange({ ...rule, role: STAFF_ROLES.find((role) => role === target.value) ?? 'manager' })
            }
          />
          <SelectField
            label={t('people.reachLabel')}
            value={typeof rule.reach === 'object' ? rule.reach.unit : rule.reach}
            options={[
              { value: 'record', label: t('reach.record') },
              { value: 'company', label: t('reach.company') },
              ...units.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ target: { value } }) =>
              onChange({ ...rule, reach: value === 'record' || value === 'company' ? value : { unit: value } })
            }
          />
        </>
      );
    case 'manager':
      return (
        <SelectField
          label={t('people.levelLabel')}
          value={String(rule.level)}
          options={[0, 1, 2, 3, 4].map((level) => ({ value: String(level), label: t('people.manager', { level }) }))}
          onChange={({ target }) => onChange({ kind: 'manager', level: Number(target.value) })}
        />
      );
    case 'field':
      return (
        <SelectField
          label={t('people.fieldLabel')}
          value={rule.field}
          options={fields}
          onChange={({ target }) => onChange({ kind: 'field', field: target.value })}
        />
      );
    case 'staff':
    case 'initiator':
      return null;
  }
}
