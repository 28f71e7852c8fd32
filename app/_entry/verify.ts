import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkLedgers } from '@/engine/ledger/check-ledgers';
import type { LedgerReport } from '@/engine/ledger/verify/verify';
import { DATABASE } from '@/lib/backup/manifest';
import { openStore } from '@/lib/db/store';
import { readEnv } from '@/lib/env';
import { translator } from '@/lib/i18n/translator';
import { startupSentence } from '@/lib/startup-sentence';
import { TerminalRefusal, terminalLanguage, terminalText } from '@/lib/terminal.mjs';
import { errorText } from '@/lib/told-error';

/**
 * `npm run verify`: every law of the ledger on the present data, beside a running server; exit code 1 when one is broken, 2 when
 * they could not be checked. A ledger with a break takes no more postings until a check finds it right again.
 */
async function main(): Promise<void> {
  const { dataDir, DATABASE_URL } = readEnv();
  if (!DATABASE_URL && !existsSync(path.join(dataDir, DATABASE)))
    throw new TerminalRefusal('verify.noDatabase', { folder: dataDir });
  const store = await openStore({ databaseUrl: DATABASE_URL, dataDir });
  try {
    const report = await checkLedgers(store);
    print(report);
    process.exitCode = report.broken ? 1 : 0;
  } finally {
    await store.close();
  }
}

function print({ counts, laws, broken, breaks }: LedgerReport): void {
  const t = translator(terminalLanguage(process.env), 'UTC');
  for (const [table, count] of Object.entries(counts)) console.log(`${String(count).padStart(12)}  ${table}`);
  console.log();
  for (const { law, name, breaks: times } of laws)
    console.log(`${String(times).padStart(12)}  ${String(law).padStart(2)}  ${t(`ledger.laws.${name}`)}`);
  for (const { law, name, subject, expected, found } of breaks) {
    const difference = terminalText('verify.difference', { expected, found });
    console.log(`\n${law} ${t(`ledger.laws.${name}`)} · ${name} ${subject}\n   ${difference}`);
  }
  console.log();
  console.log(broken ? terminalText('verify.broken', { broken }) : terminalText('verify.whole', { laws: laws.length }));
}

await main().catch((error) => {
  console.error(startupSentence(error) ?? errorText(error));
  process.exitCode = 2;
});
