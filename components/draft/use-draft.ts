'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { callApi, newIdempotencyKey } from '@/components/api/client';
import { type DraftKind, type DraftStart, DraftStore, type DraftView } from './draft-store';

export interface Draft<Body, Edit> extends DraftView<Body> {
  edit(edit: Edit): boolean;
  /** `undo` and `redo` of the view name the steps these take. */
  takeBack(): void;
  doAgain(): void;
}

/** The draft of one definition on this screen: edits are shown at once and saved by themselves. */
export function useDraft<Body, Edit>(
  start: DraftStart<Body> & { readonly id: string },
  kind: DraftKind<Body, Edit>,
): Draft<Body, Edit> {
  const [store] = useState(
    () =>
      new DraftStore(start, kind, {
        send: (revision, edits, key) =>
          callApi('POST', `/definitions/${start.id}/edits`, { body: { revision, edits }, idempotencyKey: key }),
        now: () => Date.now(),
        newKey: newIdempotencyKey,
        later: (work, ms) => void setTimeout(work, ms),
      }),
  );
  const view = useSyncExternalStore(store.subscribe, store.view, store.view);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!store.isSaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [store]);
  return { ...view, edit: store.edit, takeBack: store.undo, doAgain: store.redo };
}
