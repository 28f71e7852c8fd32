import path from 'node:path';
import { NewerDatabase } from '@/lib/db/migrate';
import { UnusableSetting } from '@/lib/env';
import { portRefusal } from '@/lib/port-refusal.mjs';
import { DataInUse } from '@/lib/server-lock';
import { TerminalRefusal, terminalText } from '@/lib/terminal.mjs';

/** What the errors of Node.js, SQLite and PostgreSQL have in common. */
interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly port?: unknown;
  readonly address?: unknown;
  readonly hostname?: unknown;
  readonly path?: unknown;
  readonly cause?: unknown;
}

const FOLDER_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * One sentence, in the language of the terminal, for an error that whoever starts the product can do something about;
 * null for an error that is ours, which should be shown whole.
 */
export function startupSentence(error: unknown, env: NodeJS.ProcessEnv = process.env): string | null {
  if (error instanceof TerminalRefusal) return error.message;
  if (error instanceof DataInUse) return terminalText('refusals.dataInUse', { folder: error.folder });
  if (error instanceof NewerDatabase) return terminalText('refusals.newerDatabase', { step: error.message });
  if (error instanceof UnusableSetting)
    return terminalText('refusals.setting', { name: error.setting, reason: error.reason });
  if (typeof error !== 'object' || error === null) return null;
  // An error of a database may come wrapped by the query that met it.
  return systemSentence(error, env) ?? startupSentence((error as SystemError).cause, env);
}

function systemSentence(error: SystemError, env: NodeJS.ProcessEnv): string | null {
  const { code, syscall } = error;
  if (typeof code !== 'string') return null;
  const folder = path.resolve(env.DATA_DIR || './data');
  if (syscall === 'listen' || (syscall === 'getaddrinfo' && error.hostname === env.HOST)) {
    const address = { port: Number(error.port ?? env.PORT ?? 3000), host: String(env.HOST ?? '') };
    return portRefusal({ name: '', message: '', code }, address)?.message ?? null;
  }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return terminalText('refusals.diskFull', { folder });
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return terminalText('refusals.damagedDatabase', { folder });
  // Making the folder may already fail at one of the folders above it.
  const place = typeof error.path === 'string' ? path.resolve(error.path) : '';
  const inFolder = place !== '' && (place.startsWith(folder) || folder.startsWith(place));
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code) || (inFolder && FOLDER_CODES.has(code)))
    return terminalText('refusals.dataFolder', { folder });
  return env.DATABASE_URL ? postgresSentence(code) : null;
}

function postgresSentence(code: string): string | null {
  if (UNREACHABLE.has(code)) return terminalText('refusals.databaseUnreachable', { reason: code });
  if (code === '28P01' || code === '28000') return terminalText('refusals.databaseSignIn');
  if (code === '3D000') return terminalText('refusals.databaseMissing');
  return null;
}
