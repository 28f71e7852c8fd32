'use client';

import { useDraggable } from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
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

/** Everything that can stand on a form, by kind; click or Enter adds it, dragging puts it somewhere. */
export function Palette({ onAdd }: { onAdd(type: string): void }) {
  const t = useTranslations('formDesigner.palette');
  const words = useTranslations('fields');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = OFFERED.filter(({ type }) =>
    `${type} ${words(`types.${type}.title`)} ${words(`types.${type}.help`)}`.toLowerCase().includes(wanted),
  );
  return (
    <nav className={styles.palette} aria-label={t('name')}>
      <input
        type="search"
        className={control.input}
        placeholder={t('search')}
        aria-label={t('search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
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
