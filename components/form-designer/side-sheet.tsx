'use client';

import { IconAdjustments, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import styles from './side-sheet.module.css';

export type Panel = 'palette' | 'inspector';

interface Opened {
  readonly open: Panel | null;
  onOpen(panel: Panel | null): void;
}

interface SideSheetProps extends Opened {
  readonly panel: Panel;
  /** Escape leads back to the canvas. */
  onLeave(): void;
  readonly children: ReactNode;
}

/** Stands beside the canvas; where there is no room beside it, it rises from below when asked for. */
export function SideSheet({ panel, open, onOpen, onLeave, children }: SideSheetProps) {
  const t = useTranslations('formDesigner.dock');
  const box = useRef<HTMLDivElement>(null);
  const isOpen = open === panel;
  useEffect(() => {
    if (isOpen) box.current?.querySelector('button')?.focus();
  }, [isOpen]);
  const close = () => {
    onOpen(null);
    const dock = document.getElementById(`dock-${panel}`);
    if (dock?.offsetParent) dock.focus();
    else onLeave();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape from whatever is focused inside
    <div
      ref={box}
      id={`sheet-${panel}`}
      className={styles.sheet}
      data-open={isOpen || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <button type="button" className={styles.close} onClick={close}>
        <IconX size={18} aria-hidden="true" />
        {t('close')}
      </button>
      {children}
    </div>
  );
}

/** Where the sheets rise from, on a narrow screen. */
export function Dock({ chosen, open, onOpen }: Opened & { readonly chosen: string | null }) {
  const t = useTranslations('formDesigner.dock');
  const way = (panel: Panel) => ({
    id: `dock-${panel}`,
    'aria-expanded': open === panel,
    'aria-controls': `sheet-${panel}`,
    onClick: () => onOpen(open === panel ? null : panel),
  });
  return (
    <div className={styles.dock}>
      <Button look="primary" icon={<IconPlus aria-hidden="true" />} {...way('palette')}>
        {t('add')}
      </Button>
      <Button icon={<IconAdjustments aria-hidden="true" />} {...way('inspector')}>
        <span className={styles.settingsOf}>
          {chosen === null ? t('settings') : t('settingsOf', { field: chosen })}
        </span>
      </Button>
    </div>
  );
}
