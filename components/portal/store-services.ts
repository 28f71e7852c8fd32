import type { FieldServices } from '@/components/fields/field-view';
import { uploadFile } from '@/components/fields/upload-file';

/** Where a file lies for members of the app's company; the app says whose member is asking. */
export function portalFile(app: string, id: string): string {
  return `/api/v1/files/${id}?app=${encodeURIComponent(app)}`;
}

interface StoreServices {
  readonly app: string;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly names?: Readonly<Record<string, string>>;
  /** Says of a file, by its name, that it did not arrive. */
  failed(name: string): string;
}

/** What fields need in front of a member: the stores to choose from, a way for their files, and nobody else's names. */
export function storeServices({ app, stores, names = {}, failed }: StoreServices): FieldServices {
  const known = new Map([...Object.entries(names), ...stores.map(({ id, name }) => [id, name] as const)]);
  return {
    search: async (kind, text) =>
      kind === 'orgUnit' ? stores.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())) : [],
    fileAddress: (id) => portalFile(app, id),
    upload: (file) => uploadFile(file, { app, failed: failed(file.name) }),
    names: known,
  };
}
