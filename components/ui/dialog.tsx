'use client';

import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly closeLabel: string;
  onClose(): void;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly footer?: ReactNode;
}

/** What can be filled in; of several choices the one that is made. */
const FIELDS =
  ':is(input:not([type=hidden], [type=radio]), input[type=radio]:checked, select, textarea):not(:disabled, [hidden])';

/**
 * A native modal dialog: it begins at its first field, or else at the button that changes nothing, the browser keeps the focus inside and
 * gives it back. A click outside does not throw away what was typed.
 */
export function Dialog({ open, ...shown }: DialogProps) {
  return open ? <OpenDialog {...shown} /> : null;
}

function OpenDialog({ title, closeLabel, onClose, children, footer }: Omit<DialogProps, 'open'>) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it leaves the page: the browser gives the focus back for a dialog that is still there, not for one that is gone.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    dialog.showModal();
    // By itself the browser would begin at the first button of all, which closes the dialog.
    const first = dialog.querySelector<HTMLElement>(FIELDS) ?? dialog.querySelector<HTMLElement>('footer button');
    first?.focus({ preventScroll: true });
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        <button type="button" className={styles.close} aria-label={closeLabel} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </button>
      </header>
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </dialog>
  );
}
