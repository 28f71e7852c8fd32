import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Folders of our own code, in the order in which they may import each other. */
export const LINE = ['app', 'components', 'engine', 'lib', 'drizzle'] as const;

export interface SourceFile {
  /** Path from the project's folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** All files of some folders whose names end in one of the given ways. */
export function filesIn(folders: readonly string[], endings: RegExp): SourceFile[] {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && endings.test(entry.name))
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
    )
    .filter((file) => !file.startsWith('drizzle/migrations/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

export const CODE = /\.(ts|tsx|mts|mjs|js|jsx)$/;
