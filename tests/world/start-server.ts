import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';

export interface ServerOptions {
  /** Also fills the demo. */
  readonly demo?: boolean;
  /** Kept when the server stops; without it the server gets an empty folder that is removed afterwards. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything it has printed so far, such as the token for the first owner. */
  output(): string;
  /** Asks it to end (or kills it) and answers with its exit code; null when it was killed. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const READY_WITHIN = 120_000;

/** Starts the production build in a process of its own, on a free port, and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'pointwright-server-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['dist/server.js', ...(options.demo ? ['--demo'] : [])], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      LC_ALL: 'C',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DEV_SENDER: '1',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  // A run that is cut off must not leave servers behind.
  const killed = () => void child.kill('SIGKILL');
  process.on('exit', killed);

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    child.kill(signal);
    const code = await ended;
    process.off('exit', killed);
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    return code;
  }

  const deadline = Date.now() + READY_WITHIN;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${said}`);
    if (Date.now() > deadline) {
      await stop('SIGKILL');
      throw new Error(`the server was not ready in time:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, dataDir, process: child, output: () => said, stop };
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/v1/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}
