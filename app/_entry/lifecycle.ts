import { processSingleton } from '@/lib/process-singleton';

/** Where the process stands between start and end; the health address and the request handler ask. */
export const lifecycle = processSingleton('lifecycle', () => ({ stopping: false, ready: false }));
