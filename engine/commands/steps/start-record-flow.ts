import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';

export async function startRecordFlow(_tx: Tx, _changed: Changed): Promise<{ status: string; caseId: string } | null> {
  return null;
}
