import path from 'node:path';
import { backUp } from '@/lib/backup/back-up';
import { UPLOADS } from '@/lib/backup/manifest';
import { readEnv } from '@/lib/env';
import { startupSentence } from '@/lib/startup-sentence';
import { TerminalRefusal, terminalText } from '@/lib/terminal.mjs';
import { errorText } from '@/lib/told-error';

/** `npm run backup -- FILE`: one checked file of database and uploads, while the server goes on. */
async function main(): Promise<void> {
  const { dataDir, DATABASE_URL } = readEnv();
  if (DATABASE_URL) throw new TerminalRefusal('backup.postgres', { uploads: path.join(dataDir, UPLOADS) });
  const file = process.argv[2];
  if (!file) throw new TerminalRefusal('backup.usage');
  // npm has gone to the project's folder; the name was given where the person was.
  const target = path.resolve(process.env.INIT_CWD ?? '', file);
  const summary = await backUp({ dataDir, now: Date.now() }, target);
  const size = summary.size < 1e6 ? `${Math.ceil(summary.size / 1e3)} kB` : `${(summary.size / 1e6).toFixed(1)} MB`;
  console.log(terminalText('backup.done', { ...summary, size }));
}

await main().catch((error) => {
  console.error(startupSentence(error) ?? errorText(error));
  process.exitCode = 1;
});
