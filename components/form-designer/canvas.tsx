'use client';

import { useDroppable } from '@dnd-kit/core';
import { IconClipboardText, IconListCheck, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { findFieldType } from '@/engine/fields/registry';
import { sameSlot } from '@/engine/forms/slots';
import { childrenOf } from '@/engine/forms/tree';
import { localText } from '@/engine/kernel/text';
import { CanvasField } from './canvas-field';
import styles from './designer.module.css';
import { useDesigner } from './designer-scope';
import { addPageEdit } from './new-field';

interface CanvasProps {
  /** Keys pressed on a field: carry, move, remove, duplicate. */
  onFieldKey(event: KeyboardEvent, id: string): void;
}

/** The form itself, in the builder's hands. */
export function Canvas({ onFieldKey }: CanvasProps) {
  const t = useTranslations('formDesigner.canvas');
  const { body, locale, several, choosingMany, choose, chooseMany, edit } = useDesigner();
  return (
    <section className={styles.canvas} aria-label={t('name')}>
      <header className={styles.sheetHead}>
        <input
          className={styles.sheetTitle}
          aria-label={t('formTitle')}
          placeholder={t('untitled')}
          value={body.title[locale] ?? localText(body.title, locale)}
          maxLength={200}
          onFocus={() => choose(null)}
          onChange={(event) =>
            edit({ do: 'change-form', set: { title: { ...body.title, [locale]: event.target.value } }, unset: [] })
          }
        />
        <div className={styles.sheetTools}>
          <Button
            size="s"
            look="quiet"
            icon={<IconListCheck aria-hidden="true" />}
            aria-pressed={choosingMany}
            onClick={() => chooseMany(!choosingMany)}
          >
            {t('chooseMany')}
          </Button>
          {several.hasClip && (
            <Button
              size="s"
              look="quiet"
              icon={<IconClipboardText aria-hidden="true" />}
              aria-keyshortcuts="Control+V"
              onClick={several.paste}
            >
              {t('paste')}
            </Button>
          )}
        </div>
        {localText(body.description, locale) && <p className={styles.faint}>{localText(body.description, locale)}</p>}
      </header>
      <FieldList parent={null} onFieldKey={onFieldKey} />
    </section>
  );
}

/** The fields of one container, and the place behind them. */
export function FieldList({ parent, onFieldKey }: CanvasProps & { readonly parent: string | null }) {
  const t = useTranslations('formDesigner.canvas');
  const { body, marker, words, edit } = useDesigner();
  const { setNodeRef } = useDroppable({ id: `end:${parent ?? ''}`, data: { slot: { parent, before: null } } });
  const inside = childrenOf(body.fields, parent);
  const type = findFieldType(body.fields.find(({ id }) => id === parent)?.type ?? '');
  const [page] = type?.holds ?? [];
  return (
    <div ref={setNodeRef} className={parent === null ? styles.rootList : styles.innerList}>
      <ul className={styles.list}>
        {inside.map((field) => (
          <CanvasField key={field.id} field={field} onFieldKey={onFieldKey}>
            <FieldList parent={field.id} onFieldKey={onFieldKey} />
          </CanvasField>
        ))}
        <li
          className={styles.end}
          data-end={parent ?? 'form'}
          data-marker={sameSlot(marker, { parent, before: null }) || undefined}
          data-empty={inside.length === 0 || undefined}
        >
          {inside.length === 0 && t(parent === null ? 'empty' : 'emptyInside')}
        </li>
      </ul>
      {page && parent !== null && (
        <Button
          size="s"
          look="quiet"
          icon={<IconPlus aria-hidden="true" />}
          onClick={() => {
            const added = addPageEdit(body, parent, words);
            if (added) edit(added);
          }}
        >
          {t('addPage')}
        </Button>
      )}
    </div>
  );
}
