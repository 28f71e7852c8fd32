import { rm } from 'node:fs/promises';
import { REMOVE_FILES } from '@/engine/commands/steps/erase-records';
import { handleMakeResetLink, MAKE_RESET_LINK } from '@/lib/auth/reset-link';
import { staffAuth } from '@/lib/auth/staff-session';
import type { Env } from '@/lib/env';
import { uploadPath } from '@/lib/files/upload';
import type { JobHandler } from '@/lib/jobs/worker';
import { chooseSenders } from '@/lib/messaging/choose-senders';
import { SEND_MESSAGE } from '@/lib/messaging/message';
import { handleSendMessage } from '@/lib/messaging/send-message';
import { isDemo } from '../demo-mark';

/** Jobs that reach outside the database: letters, links, files. */
export function outsideHandlers(env: Env): Readonly<Record<string, JobHandler>> {
  return {
    [REMOVE_FILES]: async (_store, job) => {
      const { files } = job.payload as { files: string[] }; // written by erase-records
      for (const id of files) await rm(uploadPath(env.dataDir, id), { force: true });
    },
    [MAKE_RESET_LINK]: handleMakeResetLink((store) => staffAuth(store, env.publicUrl)),
    [SEND_MESSAGE]: async (store, job) => handleSendMessage(chooseSenders(env, await isDemo(store)))(store, job),
  };
}
