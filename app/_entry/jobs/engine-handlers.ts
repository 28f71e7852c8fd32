import { UNDO_IMPORT } from '@/engine/commands/end-import';
import { importOpeningRows } from '@/engine/commands/import-opening-rows';
import { importRows } from '@/engine/commands/import-rows';
import { BULK } from '@/engine/commands/start-bulk';
import { IMPORT_ROWS } from '@/engine/commands/start-import';
import { IMPORT_OPENING } from '@/engine/commands/start-opening-import';
import { NIGHT } from '@/engine/commands/steps/schedule-night';
import { undoImportRows } from '@/engine/commands/undo-import-rows';
import { UNDO_OPENING, undoOpeningRows } from '@/engine/commands/undo-opening-rows';
import { workBulk } from '@/engine/commands/work-bulk';
import { workNight } from '@/engine/commands/work-night';
import type { Env } from '@/lib/env';
import { uploadPath } from '@/lib/files/upload';
import type { JobHandler } from '@/lib/jobs/worker';

/** Jobs that write what commands write, one transaction after the other. */
export function engineHandlers(env: Pick<Env, 'dataDir'>): Readonly<Record<string, JobHandler>> {
  const fileOf = (id: string) => uploadPath(env.dataDir, id);
  return {
    [NIGHT]: workNight,
    [IMPORT_ROWS]: importRows(fileOf),
    [UNDO_IMPORT]: undoImportRows,
    [IMPORT_OPENING]: importOpeningRows(fileOf),
    [UNDO_OPENING]: undoOpeningRows,
    [BULK]: workBulk,
  };
}
