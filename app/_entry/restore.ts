import path from 'node:path';
import { UPLOADS } from '@/lib/backup/manifest';
import { restoreBackup } from '@/lib/backup/restore';
import { readEnv } from '@/lib/env';
import { startupSentence } from '@/lib/startup-sentence';
import { TerminalRefusal, terminalText } from '@/lib/terminal.mjs';
import { errorText } from '@/lib/told-error';

/** `npm run restore -- FILE`: puts a backup in the place of the present data, which is kept aside. */
async function main(): Promise<void> {
  const { dataDir, DATABASE_URL } = readEnv();
  if (DATABASE_URL) throw new TerminalRefusal('restore.postgres', { uploads: path.join(dataDir, UPLOADS) });
  const name = process.argv[2];
  if (!name) throw new TerminalRefusal('restore.usage');
  // npm has gone to the project's folder; the name was given where the person was.
  const file = path.resolve(process.env.INIT_CWD ?? '', name);
  const { createdAt, aside } = await restoreBackup({ dataDir, now: Date.now() }, file);
  console.log(
    aside
      ? terminalText('restore.done', { file, createdAt, aside })
      : terminalText('restore.doneEmpty', { file, createdAt }),
  );
}

await main().catch((error) => {
  console.error(startupSentence(error) ?? errorText(error));
  process.exitCode = 1;
});
