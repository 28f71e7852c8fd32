import { readFileSync } from 'node:fs';

/** `empty` was started on an empty data folder, `demo` with `--demo`. */
export const SERVERS = ['empty', 'demo'] as const;
export type ServerName = (typeof SERVERS)[number];

export function urlVariable(name: ServerName): string {
  return `TEST_URL_${name.toUpperCase()}`;
}

/** Address of a server of this browser run. Undefined while the run is only being listed. */
export function serverUrl(name: ServerName): string | undefined {
  return process.env[urlVariable(name)];
}

/** Names what the run leaves behind: runs of one width each stand beside each other, with servers of their own. */
export const RUN = process.env.BROWSER_RUN ?? 'browser';

export function serverLogFile(name: ServerName): string {
  return `test-results/${RUN}-servers/${name}.log`;
}

/** What the server has printed, such as the token for the first owner or the sign-ins of the demo. */
export function serverLog(name: ServerName): string {
  return readFileSync(serverLogFile(name), 'utf8');
}
