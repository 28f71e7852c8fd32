import type { Tx } from '@/lib/db/types';
import { type EarlierJournal, journalById, journalsReversing } from './store/journals';
import { type SourceEvent, sourcesOf } from './store/sources';

/** What an event earned and what became of it. */
export interface EventJournals {
  readonly part: string;
  readonly currencyId: string;
  readonly memberId: string;
  readonly granted: number;
  /** The grant first, then what corrected it or took it back. */
  readonly journals: readonly EarlierJournal[];
}

/** Journals that an outside event led to, one group for each of its grants: for the page of a record. */
export async function journalsOfEvent(
  tx: Pick<Tx, 'db'>,
  { workspaceId, source }: { readonly workspaceId: string; readonly source: SourceEvent },
): Promise<EventJournals[]> {
  const rows = await sourcesOf(tx, workspaceId, source);
  const groups: EventJournals[] = [];
  for (const { part, currencyId, memberId, granted, journalId } of rows) {
    if (!journalId || !currencyId || !memberId) continue;
    const first = await journalById(tx, workspaceId, journalId);
    const later = await journalsReversing(tx, workspaceId, journalId);
    groups.push({ part, currencyId, memberId, granted, journals: first ? [first, ...later] : later });
  }
  return groups;
}
