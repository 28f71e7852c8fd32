import { rm } from 'node:fs/promises';
import { UNDO_IMPORT } from '@/engine/commands/end-import';
import { importOpeningRows } from '@/engine/commands/import-opening-rows';
import { importRows } from '@/engine/commands/import-rows';
import { BULK } from '@/engine/commands/start-bulk';
import { IMPORT_ROWS } from '@/engine/commands/start-import';
import { IMPORT_OPENING } from '@/engine/commands/start-opening-import';
import { REMOVE_FILES } from '@/engine/commands/steps/erase-records';
import { NIGHT } from '@/engine/commands/steps/schedule-night';
import { undoImportRows } from '@/engine/commands/undo-import-rows';
import { UNDO_OPENING, undoOpeningRows } from '@/engine/commands/undo-opening-rows';
import { workBulk } from '@/engine/commands/work-bulk';
import { workNight } from '@/engine/commands/work-night';
import { handleMakeResetLink, MAKE_RESET_LINK } from '@/lib/auth/reset-link';
import { staffAuth } from '@/lib/auth/staff-session';
import type { Env } from '@/lib/env';
import { uploadPath } from '@/lib/files/upload';
import type { JobHandler } from '@/lib/jobs/worker';
import { chooseSenders } from '@/lib/messaging/choose-senders';
import { SEND_MESSAGE } from '@/lib/messaging/message';
import { handleSendMessage } from '@/lib/messaging/send-message';
import { isDemo } from './demo-mark';

/** Who does which kind of job. */
export function jobHandlers(env: Env): Readonly<Record<string, JobHandler>> {
  return {
    [NIGHT]: workNight,
    [IMPORT_ROWS]: importRows((fileId) => uploadPath(env.dataDir, fileId)),
    [UNDO_IMPORT]: undoImportRows,
    [IMPORT_OPENING]: importOpeningRows((fileId) => uploadPath(env.dataDir, fileId)),
    [UNDO_OPENING]: undoOpeningRows,
    [REMOVE_FILES]: async (_store, job) => {
      const { files } = job.payload as { files: string[] }; // written by erase-records
      for (const id of files) await rm(uploadPath(env.dataDir, id), { force: true });
    },
    [BULK]: workBulk,
    [MAKE_RESET_LINK]: handleMakeResetLink((store) => staffAuth(store, env.publicUrl)),
    [SEND_MESSAGE]: async (store, job) => handleSendMessage(chooseSenders(env, await isDemo(store)))(store, job),
  };
}
