import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import autocannon from 'autocannon';
import { type Figure, figureOf } from './figure';

const RUNS = 3;
const CONNECTIONS = 50;

function child(name: string, ...more: string[]): ChildProcess {
  const file = path.resolve('dist/bench', `${name}.js`);
  return spawn(process.execPath, [file, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The first line a process prints, as what it says. */
function firstLine<T>(from: ChildProcess): Promise<T> {
  let said = '';
  return new Promise((resolve, reject) => {
    from.stdout?.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      if (said.includes('\n')) resolve(JSON.parse(said.slice(0, said.indexOf('\n'))) as T); // printed by our own child
    });
    from.on('close', (code) => reject(new Error(`the process ended with ${code} and said: ${said}`)));
  });
}

interface Served {
  readonly url: string;
  readonly app: string;
  readonly key: string;
  readonly members: readonly string[];
}

/** Orders through HTTP with a key, served by a process of its own; the client is counted in. */
export async function benchHttp(seconds: number): Promise<Figure[]> {
  const server = child('serve-api');
  try {
    const { url, app, key, members } = await firstLine<Served>(server);
    const requests = members.map((member, at) => ({
      method: 'POST',
      path: `/api/v1/apps/${app}/forms/purchase/records`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ values: { member, bought_on: '2026-01-15', cds: 1, amount: 10 + (at % 90) } }),
    }));
    const [rates, slowest]: [number[], number[]] = [[], []];
    for (let run = 0; run <= RUNS; run++) {
      const done = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
      if (done.non2xx || done.errors) throw new Error(`${done.non2xx} refusals, ${done.errors} errors`);
      if (run === 0) continue;
      rates.push(done.requests.average);
      slowest.push(done.latency.p99);
    }
    const name = `record creation through HTTP, one rule, ${CONNECTIONS} connections`;
    return [
      figureOf({ name, unit: '/s', higher: true, aim: 4_000 }, rates),
      figureOf({ name: '  slowest of a hundred', unit: 'ms', higher: false }, slowest),
    ];
  } finally {
    server.kill('SIGTERM');
  }
}

interface Imported {
  readonly created: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** The CDNOW purchases through the import's job; once, for it is long. */
export async function benchImport(rows: number): Promise<Figure[]> {
  const { created, seconds, cpuSeconds, megabytes } = await firstLine<Imported>(child('import-child', String(rows)));
  const once = (name: string, unit: string, value: number, aim?: number) =>
    figureOf({ name, unit, higher: false, aim }, [value]);
  const whole = rows === 0;
  return [
    once(`import of ${created.toLocaleString('en')} real purchases`, 's', seconds, whole ? 30 : undefined),
    once('  of it on the processor', 's', cpuSeconds),
    once('  peak memory of the process', 'MB', megabytes, whole ? 400 : undefined),
  ];
}
