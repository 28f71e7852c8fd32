import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readEnv } from '@/lib/env';
import { processSingleton } from '@/lib/process-singleton';
import { terminalText } from '@/lib/terminal.mjs';
import { openPostgresStore } from './postgres';
import { openSqliteStore } from './sqlite';
import type { Store, StoreOptions } from './types';

/** Where the embedded database lies. */
export function databaseFile(dataDir: string): string {
  return path.join(dataDir, 'pointwright.db');
}

/** Opens what the settings name: PostgreSQL by its address, else the embedded file. */
export async function openStore(
  settings: { readonly databaseUrl?: string; readonly dataDir: string },
  options: StoreOptions = {},
): Promise<Store> {
  if (settings.databaseUrl) return openPostgresStore(settings.databaseUrl, options);
  mkdirSync(settings.dataDir, { recursive: true });
  return openSqliteStore(databaseFile(settings.dataDir), options);
}

/** The one store of this process, opened at first use. */
export function store(): Promise<Store> {
  if (process.env.NEXT_PHASE === 'phase-production-build') throw new Error('no database while building');
  return processSingleton('store', () => {
    const env = readEnv();
    const onUnfolded = () => console.error(terminalText('server.unfolded', { file: databaseFile(env.dataDir) }));
    return openStore({ databaseUrl: env.DATABASE_URL, dataDir: env.dataDir }, { onUnfolded });
  });
}
