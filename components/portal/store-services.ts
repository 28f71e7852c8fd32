import type { FieldServices } from '@/components/fields/field-view';

/** Where a file lies for members of the app's company; the app says whose member is asking. */
export function portalFile(app: string, id: string): string {
  return `/api/v1/files/${id}?app=${encodeURIComponent(app)}`;
}

/** What fields need in front of a member: the stores to choose from, and nobody else's names. */
export function storeServices(
  app: string,
  stores: readonly { readonly id: string; readonly name: string }[],
  names: Readonly<Record<string, string>> = {},
): FieldServices {
  const known = new Map([...Object.entries(names), ...stores.map(({ id, name }) => [id, name] as const)]);
  return {
    search: async (kind, text) =>
      kind === 'orgUnit' ? stores.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())) : [],
    fileAddress: (id) => portalFile(app, id),
    names: known,
  };
}
