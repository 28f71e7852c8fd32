'use client';

import { useDraggable } from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isTyping } from '@/components/draft/is-typing';
import control from '@/components/ui/field.module.css';
import type { PaletteGroup } from '@/engine/fields/field-type';
import { FIELD_TYPES } from '@/engine/fields/registry';
import styles from './designer.module.css';
import { typeIcon } from './type-icons';

const GROUPS: readonly PaletteGroup[] = [
  'text',
  'number',
  'date',
  'choice',
  'contact',
  'file',
  'people',
  'data',
  'layout',
];
// A page of a row of tabs is added at the row itself.
const OFFERED = FIELD_TYPES.filter((type) => !type.standsIn);

interface PaletteProps {
  onAdd(type: string): void;
  /** Enter in the search adds what was found first, and goes there. */
  onAddFirst(type: string): void;
  /** `/` asks for the search wherever nobody types. */
  onAsked(): void;
}

/** Everything that can stand on a form, by kind; click or Enter adds it, dragging puts it somewhere. */
export function Palette({ onAdd, onAddFirst, onAsked }: PaletteProps) {
  const t = useTranslations('formDesigner.palette');
  const words = useTranslations('fields');
  const [search, setSearch] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      // It may have to be shown first; at once, since the next key is a letter of the search.
      flushSync(onAsked);
      box.current?.select();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [onAsked]);
  const wanted = search.trim().toLowerCase();
  const found = OFFERED.filter(({ type }) =>
    `${type} ${words(`types.${type}.title`)} ${words(`types.${type}.help`)}`.toLowerCase().includes(wanted),
  );
  return (
    <nav className={styles.palette} aria-label={t('name')}>
      <input
        ref={box}
        type="search"
        aria-keyshortcuts="/"
        className={control.input}
        placeholder={t('search')}
        aria-label={t('search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          const [first] = GROUPS.flatMap((group) => found.filter((type) => type.group === group));
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !wanted || !first) return;
          event.preventDefault();
          setSearch('');
          onAddFirst(first.type);
        }}
      />
      {found.length === 0 && <p className={styles.faint}>{t('nothing')}</p>}
      {GROUPS.map((group) => {
        const types = found.filter((type) => type.group === group);
        if (types.length === 0) return null;
        return (
          <section key={group} aria-label={words(`groups.${group}`)}>
            <h2 className={styles.paletteGroup}>{words(`groups.${group}`)}</h2>
            <div className={styles.paletteItems}>
              {types.map(({ type }) => (
                <PaletteItem key={type} type={type} onAdd={onAdd} />
              ))}
            </div>
          </section>
        );
      })}
    </nav>
  );
}

function PaletteItem({ type, onAdd }: { readonly type: string; onAdd(type: string): void }) {
  const words = useTranslations('fields.types');
  const { setNodeRef, listeners } = useDraggable({ id: `new:${type}`, data: { type } });
  const Icon = typeIcon(type);
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...listeners}
      className={styles.paletteItem}
      title={words(`${type}.help`)}
      onClick={() => onAdd(type)}
    >
      <Icon size={16} aria-hidden="true" />
      {words(`${type}.title`)}
    </button>
  );
}
