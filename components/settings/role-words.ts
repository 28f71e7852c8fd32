import type { RoleGrant, UnitChoice } from './types';

/** Roles in a line: “店长（南京西路店）、店员（全公司）”. `t` is a translator without namespace. */
export function roleWords(
  t: (key: string, values?: Record<string, string>) => string,
  grants: readonly RoleGrant[],
  units: readonly UnitChoice[],
): string {
  const reachOf = (id: string | null) => {
    if (id === null) return t('settings.roles.everywhere');
    return units.find((unit) => unit.id === id)?.name ?? t('settings.roles.elsewhere');
  };
  return grants
    .map(({ role, orgUnitId }) =>
      t('settings.roles.grant', { role: t(`permissions.roles.${role}`), reach: reachOf(orgUnitId) }),
    )
    .join(t('settings.roles.separator'));
}
