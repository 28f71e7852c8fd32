import { commands } from '@/engine/commands/registry';
import { reads } from '@/engine/reads/registry';
import { DEMO_BEGIN, DEMO_STATE } from './demo-endpoints';
import type { Described } from './described-route';
import { DOCUMENT } from './document-route';
import { EXPORT } from './export-endpoint';
import { DOWNLOAD, LOGO, UPLOAD } from './file-endpoints';
import { LIVE, READY } from './health-endpoints';
import { PREVIEW, PROBLEM_SHEETS } from './import-endpoints';
import { JOURNAL_EXPORT } from './journal-export';
import { OPENING_CHECK, OPENING_PREVIEW } from './opening-endpoints';

export function described(): readonly Described[] {
  return [
    ...commands.flatMap((one) => (one.route ? [{ ...one, route: one.route, remembered: true }] : [])),
    ...reads.flatMap((one) => (one.route ? [{ ...one, route: one.route, remembered: false }] : [])),
    ...[
      EXPORT,
      JOURNAL_EXPORT,
      OPENING_PREVIEW,
      OPENING_CHECK,
      UPLOAD,
      DOWNLOAD,
      LOGO,
      PREVIEW,
      ...PROBLEM_SHEETS,
      LIVE,
      READY,
      DEMO_STATE,
      DEMO_BEGIN,
      DOCUMENT,
    ],
  ];
}
