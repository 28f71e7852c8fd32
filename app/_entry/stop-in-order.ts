import type { Server } from 'node:http';
import { errorText } from '@/lib/told-error';
import { lifecycle } from './lifecycle';

const GRACE = 500;
const HARD_LIMIT = 20_000;

export interface StoppingParts {
  readonly server: Server;
  /** In the order in which they end: worker, pages, store. */
  readonly parts: readonly (() => Promise<unknown> | undefined)[];
}

/** Ends the process on SIGTERM or SIGINT: no request half done, nothing acknowledged lost. */
export function stopInOrder({ server, parts }: StoppingParts): void {
  let begun = false;
  const stop = () => {
    if (begun) return;
    begun = true;
    lifecycle.stopping = true;
    setTimeout(() => process.exit(1), HARD_LIMIT).unref();
    void end(server, parts).then(
      () => process.exit(0),
      (error) => {
        console.error(errorText(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function end(server: Server, parts: StoppingParts['parts']): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, GRACE));
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearInterval(idle);
  for (const part of parts) await part();
}
