import * as z from 'zod';

/** Names inside a data folder and inside a backup. */
export const DATABASE = 'pointwright.db';
export const UPLOADS = 'uploads';
export const MANIFEST = 'manifest.json';

/** The last file of a backup: what the others have to be. A backup that was cut off lacks it. */
export const manifestSchema = z.object({
  format: z.literal('pointwright-backup'),
  formatVersion: z.literal(1),
  productVersion: z.string(),
  /** ISO instant, UTC. */
  createdAt: z.string(),
  /** Newest migration of the database. */
  migration: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.number().int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type FileSum = Manifest['files'][number];

/** A backup holds the database, and uploads under names that stay inside their folder on every system. */
export function isBackupPath(name: string): boolean {
  if (name === DATABASE || name === MANIFEST) return true;
  const [folder, ...rest] = name.split('/');
  return folder === UPLOADS && rest.length > 0 && rest.every((part) => !/^\.{0,2}$|[\\:\0]/.test(part));
}
