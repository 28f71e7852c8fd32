import type { FieldServices } from '@/components/fields/field-view';

/** What fields need in front of a member: the stores to choose from, and nobody else's names. */
export function storeServices(
  stores: readonly { readonly id: string; readonly name: string }[],
  names: Readonly<Record<string, string>> = {},
): FieldServices {
  const known = new Map([...Object.entries(names), ...stores.map(({ id, name }) => [id, name] as const)]);
  return {
    search: async (kind, text) =>
      kind === 'orgUnit' ? stores.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())) : [],
    fileAddress: (id) => `/api/v1/files/${id}`,
    names: known,
  };
}
