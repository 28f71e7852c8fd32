'use client';

import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { STAFF_ROLES } from '@/engine/permissions/roles';
import styles from './role-rows.module.css';
import type { RoleGrant, UnitChoice } from './types';

interface RoleRowsProps {
  readonly grants: readonly RoleGrant[];
  readonly units: readonly UnitChoice[];
  onChange(grants: readonly RoleGrant[]): void;
}

/** Which roles somebody has and how far each reaches; at least one. Owners reach everything. */
export function RoleRows({ grants, units, onChange }: RoleRowsProps) {
  const t = useTranslations('settings.roles');
  const words = useTranslations('permissions');
  const replace = (at: number, grant: RoleGrant) => onChange(grants.map((one, index) => (index === at ? grant : one)));
  const roles = STAFF_ROLES.map((role) => ({ value: role, label: words(`roles.${role}`) }));
  const reaches = [
    { value: '', label: t('everywhere') },
    ...units.map(({ id, name, depth, closed }) => ({
      value: id,
      label: `${'\u3000'.repeat(depth)}${closed ? t('closedUnit', { name }) : name}`,
    })),
  ];
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{t('title')}</legend>
      {grants.map((grant, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity, and their controls hold no state of their own
        <div key={at} className={styles.row}>
          <SelectField
            label={t('role')}
            value={grant.role}
            options={roles}
            help={words(`aboutRoles.${grant.role}`)}
            onChange={(event) => {
              const role = event.currentTarget.value;
              replace(at, { role, orgUnitId: role === 'owner' ? null : grant.orgUnitId });
            }}
          />
          <SelectField
            label={t('reach')}
            value={grant.orgUnitId ?? ''}
            options={reaches}
            disabled={grant.role === 'owner'}
            onChange={(event) => replace(at, { ...grant, orgUnitId: event.currentTarget.value || null })}
          />
          {grants.length > 1 && (
            <button
              type="button"
              className={styles.remove}
              aria-label={t('remove', { role: words(`roles.${grant.role}`) })}
              onClick={() => onChange(grants.filter((_, index) => index !== at))}
            >
              <IconX size={18} aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
      <Button
        look="quiet"
        size="s"
        icon={<IconPlus aria-hidden="true" />}
        onClick={() => onChange([...grants, { role: 'clerk', orgUnitId: null }])}
      >
        {t('addRole')}
      </Button>
    </fieldset>
  );
}
