import { expect, it } from 'vitest';
import { PERMISSIONS } from '@/engine/permissions/permissions';
import { STAFF_ROLES } from '@/engine/permissions/roles';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { LOCALES } from '@/lib/i18n/locales';
import { translator } from '@/lib/i18n/translator';

it.each(LOCALES)('every permission, scope and role has its words in %s', (locale) => {
  const t = translator(locale, 'UTC');
  const places = [
    ...PERMISSIONS.map((name) => `permissions.names.${name.replace(':', '.')}`),
    ...SCOPE_NAMES.map((name) => `permissions.scopes.${name.replace(':', '.')}`),
    ...STAFF_ROLES.flatMap((name) => [`permissions.roles.${name}`, `permissions.aboutRoles.${name}`]),
  ];
  expect(places.filter((place) => !t.has(place))).toEqual([]);
});
