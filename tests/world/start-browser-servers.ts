import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SERVERS, serverLogFile, urlVariable } from './browser-servers';
import { startServer } from './start-server';

/** Starts one production server of each kind for a browser run, and stops them afterwards. */
export default async function startBrowserServers(): Promise<() => Promise<void>> {
  const running = await Promise.all(
    SERVERS.map(async (name) => {
      const server = await startServer({ demo: name === 'demo' });
      process.env[urlVariable(name)] = server.url;
      const file = serverLogFile(name);
      mkdirSync(path.dirname(file), { recursive: true });
      const keep = (text: string) => writeFileSync(file, text);
      keep(server.output());
      for (const stream of [server.process.stdout, server.process.stderr])
        stream?.on('data', () => keep(server.output()));
      return server;
    }),
  );
  return async () => {
    const codes = await Promise.all(running.map((server) => server.stop()));
    if (codes.some((code) => code !== 0)) throw new Error(`a server did not stop in order: ${codes.join(', ')}`);
  };
}
