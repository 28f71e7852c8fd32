import type { Store } from '@/lib/db/types';
import { log } from '@/lib/log';
import { processSingleton } from '@/lib/process-singleton';
import { demoFacts } from '../demo-mark';
import { prepareDemo } from './prepare-demo';

export type DemoState = 'none' | 'filling' | 'ready' | 'failed';

const filling = () => processSingleton<{ state: DemoState }>('demo', () => ({ state: 'none' }));

/** Is the demo there, or on its way? */
export async function demoState(store: Store): Promise<DemoState> {
  if (await demoFacts(store)) return 'ready';
  return filling().state;
}

/** Begins to fill the demo into an empty installation, and does not wait for it. Asked again, it goes on as it was. */
export function beginDemo(store: Store): void {
  const progress = filling();
  if (progress.state === 'filling') return;
  progress.state = 'filling';
  prepareDemo(store).then(
    () => {
      progress.state = 'ready';
    },
    (error: unknown) => {
      log.error({ error }, 'the demo could not be filled');
      progress.state = 'failed';
    },
  );
}
