/** Settings pages in the order of their navigation, with the permission each one asks for. */
const PLACES = [
  { name: 'workspace', permission: 'workspace:manage', everywhere: true },
  { name: 'units', permission: 'organisation:manage', everywhere: false },
  { name: 'staff', permission: 'staff:manage', everywhere: false },
  { name: 'keys', permission: 'keys:manage', everywhere: false },
  { name: 'messages', permission: 'messages:read', everywhere: true },
] as const;

export type SettingsPlace = (typeof PLACES)[number]['name'];

/** The settings pages for somebody with these permissions; the pages ask again by themselves. */
export function settingsPlaces(
  permissions: ReadonlySet<string>,
  everywhere: ReadonlySet<string>,
): readonly SettingsPlace[] {
  return PLACES.filter((place) => (place.everywhere ? everywhere : permissions).has(place.permission)).map(
    (place) => place.name,
  );
}
