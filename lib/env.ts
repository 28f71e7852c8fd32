import path from 'node:path';
import * as z from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .optional()
  .transform((value) => value === '1' || value === 'true');

/** Pages cannot be moved below a path; an address with one would make links and QR codes that lead nowhere. */
function isRoot(address: string): boolean {
  // What is no address at all has been refused already.
  if (!URL.canParse(address)) return true;
  const { pathname, search, hash } = new URL(address);
  return pathname === '/' && !search && !hash;
}

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  /** Outside address of the product; every link and QR code starts with it. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isRoot, 'it must end after the host, since pages live at the root of their address')
    .optional(),
  /** Comma-separated addresses or ranges of proxies whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: z.string().default(''),
  /** Generic HTTP gateway for phone codes: a POST with `{to, text, template, params}` as JSON. */
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_TOKEN: z.string().optional(),
  /** Comma-separated addresses or ranges of this machine's own network where the gateway may stand; else it must be a public address. */
  GATEWAY_NETWORKS: z.string().default(''),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Pointwright <no-reply@localhost>'),
  /** Keeps outgoing messages in the owner's message log instead of sending them. */
  DEV_SENDER: flag,
  /** `auto` runs jobs inside the server on SQLite and on PostgreSQL too unless `npm run worker` is used (`apart`). */
  WORKER: z.enum(['auto', 'apart']).default('auto'),
  BACKUP_CRON: z.string().optional(),
  BACKUP_DIR: z.string().optional(),
  /** How many scheduled backups are kept. */
  BACKUP_KEEP: z.coerce.number().int().min(1).max(365).default(7),
});

export type Env = z.infer<typeof schema> & { readonly dataDir: string; readonly publicUrl: string };

/** A setting of the environment that cannot be used. */
export class UnusableSetting extends Error {
  constructor(
    readonly setting: string,
    readonly reason: string,
  ) {
    super(`The environment variable ${setting} is not usable: ${reason}.`);
  }
}

/** Reads and checks the environment; throws `UnusableSetting` with a sentence that names the variable. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UnusableSetting(String(issue?.path.join('.')), String(issue?.message));
  }
  return {
    ...parsed.data,
    dataDir: path.resolve(parsed.data.DATA_DIR),
    publicUrl: (parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/+$/, ''),
  };
}
