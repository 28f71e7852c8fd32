'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

const PLACE = 'studio-draft';

/** The place in the studio's bar where the page that is open shows the state of its draft. */
export function DraftPlace() {
  return <div id={PLACE} style={{ display: 'contents' }} />;
}

/** Shows its children in the studio's bar: saved or not, undo, redo, review and publish. */
export function DraftSlot({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(PLACE)), []);
  return place ? createPortal(children, place) : null;
}
