import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Cron } from 'croner';
import type { Env } from '@/lib/env';
import { log } from '@/lib/log';
import { TerminalRefusal, terminalText } from '@/lib/terminal.mjs';
import { backUpInChild } from './child';
import { UPLOADS } from './manifest';

export interface BackupPlan {
  readonly folder: string;
  /** How many backups are kept; the oldest go first. */
  readonly keep: number;
}

type BackupSettings = Pick<Env, 'BACKUP_CRON' | 'BACKUP_DIR' | 'BACKUP_KEEP' | 'DATABASE_URL' | 'dataDir'>;

/**
 * Makes backups as `BACKUP_CRON` says (in the machine's time zone), never two at once; undefined without a schedule. A
 * backup that fails is reported, and the next one is made as planned. Throws `TerminalRefusal` for a schedule that
 * cannot be read.
 */
export function startBackupSchedule(env: BackupSettings): { stop(): void } | undefined {
  if (!env.BACKUP_CRON) return undefined;
  if (env.DATABASE_URL) {
    log.warn(terminalText('backup.postgres', { uploads: path.join(env.dataDir, UPLOADS) }));
    return undefined;
  }
  const plan = { folder: path.resolve(env.BACKUP_DIR ?? path.join(env.dataDir, 'backups')), keep: env.BACKUP_KEEP };
  try {
    const job = new Cron(env.BACKUP_CRON, { protect: true }, () =>
      backUpOnce(plan, { now: Date.now(), backUp: backUpInChild }).then(
        (line) => log.info(line),
        (error: unknown) => log.error({ error }, 'the scheduled backup failed'),
      ),
    );
    return { stop: () => job.stop() };
  } catch {
    throw new TerminalRefusal('backup.scheduleInvalid', { cron: env.BACKUP_CRON });
  }
}

/** One backup of a plan, and the oldest ones beyond its number removed. Answers with the backup's report. */
export async function backUpOnce(
  { folder, keep }: BackupPlan,
  work: { readonly now: number; readonly backUp: (file: string) => Promise<string> },
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(work.now).toISOString().replace(/[-:]|\.\d+/g, '');
  const line = await work.backUp(path.join(folder, `pointwright-${stamp}.tar.gz`));
  const names = readdirSync(folder);
  const kept = names.filter((name) => /^pointwright-\d{8}T\d{6}Z\.tar\.gz$/.test(name)).sort();
  // What a backup that was killed has left behind goes too.
  const abandoned = names.filter((name) => /^pointwright-\d{8}T\d{6}Z\.tar\.gz\.partial-/.test(name));
  for (const name of [...kept.slice(0, -keep), ...abandoned]) rmSync(path.join(folder, name), { recursive: true });
  return line;
}
