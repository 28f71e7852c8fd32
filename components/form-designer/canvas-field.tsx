'use client';

import { useDraggable, useDroppable } from '@dnd-kit/core';
import { IconAlertTriangle, IconCopy, IconEyeQuestion, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, ReactNode } from 'react';
import { findFieldView } from '@/components/fields/registry';
import frame from '@/components/ui/field.module.css';
import { judgeSettings } from '@/engine/fields/judge-settings';
import { findFieldType } from '@/engine/fields/registry';
import type { Field } from '@/engine/forms/schema';
import { freshIds } from '@/engine/forms/tree';
import { localText } from '@/engine/kernel/text';
import { problemText } from '@/lib/i18n/fault-text';
import styles from './designer.module.css';
import { useDesigner } from './designer-scope';
import { sameSlot } from './slots';
import { typeIcon } from './type-icons';

interface CanvasFieldProps {
  readonly field: Field;
  onFieldKey(event: KeyboardEvent, id: string): void;
  /** The list of what a container holds. */
  readonly children: ReactNode;
}

/** One field on the canvas: looks as it will, cannot be filled in, can be chosen, moved and changed. */
export function CanvasField({ field, onFieldKey, children }: CanvasFieldProps) {
  const t = useTranslations('formDesigner.canvas');
  const say = useTranslations();
  const words = useTranslations('fields.types');
  const { body, locale, selected, marker, carried, problems, select, edit } = useDesigner();
  const drag = useDraggable({ id: `field:${field.id}`, data: { field: field.id } });
  const drop = useDroppable({ id: `at:${field.id}`, data: { field: field.id } });
  const type = findFieldType(field.type);
  const holds = type?.role === 'container' || type?.role === 'section';
  const Icon = typeIcon(field.type);
  const title = localText(field.title, locale) || field.id;
  const mine = problems.get(field.id) ?? [];
  const isSelected = selected === field.id;
  return (
    <li
      ref={drop.setNodeRef}
      className={styles.field}
      style={{ '--span': holds ? 12 : field.width } as React.CSSProperties}
      data-selected={isSelected || undefined}
      data-carried={carried === field.id || drag.isDragging || undefined}
      data-marker={sameSlot(marker, { parent: field.parent, before: field.id }) || undefined}
      data-problem={mine.some(({ level }) => level === 'error') || undefined}
    >
      <button
        ref={drag.setNodeRef}
        type="button"
        {...drag.listeners}
        id={`canvas-${field.id}`}
        className={holds ? styles.bar : styles.cover}
        aria-pressed={isSelected}
        aria-label={t('field', { title, type: type ? words(`${field.type}.title`) : field.type })}
        aria-describedby="canvas-keys"
        onClick={() => select(field.id)}
        onFocus={() => select(field.id)}
        onKeyDown={(event) => onFieldKey(event, field.id)}
      >
        {holds && (
          <>
            <Icon size={16} aria-hidden="true" />
            {title}
          </>
        )}
      </button>
      {holds ? children : <Likeness field={field} />}
      {field.visibleWhen && (
        <span className={styles.hint} title={t('conditional')}>
          <IconEyeQuestion size={14} aria-hidden="true" />
          {t('conditional')}
        </span>
      )}
      {mine.map((problem) => (
        <span key={problem.code} className={frame.problem}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {problemText(say, problem)}
        </span>
      ))}
      {isSelected && (
        <span className={styles.tools}>
          <button
            type="button"
            aria-label={t('duplicate', { title })}
            title={t('duplicate', { title })}
            onClick={() => edit({ do: 'duplicate-field', id: field.id, ids: freshIds(body, field.id) })}
          >
            <IconCopy size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={t('remove', { title })}
            title={t('remove', { title })}
            onClick={() => edit({ do: 'remove-field', id: field.id })}
          >
            <IconTrash size={16} aria-hidden="true" />
          </button>
        </span>
      )}
    </li>
  );
}

/** The field as the form will show it, blank. */
function Likeness({ field }: { readonly field: Field }) {
  const { locale, timeZone, services } = useDesigner();
  const type = findFieldType(field.type);
  const view = findFieldView(field.type);
  const judged = type && judgeSettings(type, field.settings);
  const title = localText(field.title, locale);
  if (!type || !view) return null;
  const parsed = type.settings.safeParse(field.settings);
  if (!judged || !parsed.success) return <span className={frame.label}>{title || field.id}</span>;
  const place = { field, settings: parsed.data, title, locale, timeZone, services };
  if (view.Show) return <div inert>{view.Show(place)}</div>;
  const help = localText(field.help, locale);
  const value = field.default && 'value' in field.default ? field.default.value : null;
  return (
    <div inert className={frame.field}>
      {view.frame !== 'own' && (
        <span className={frame.label}>
          {title || field.id}
          {field.required && <span className={frame.need}>{' *'}</span>}
        </span>
      )}
      {view.Input ? (
        view.Input({
          ...place,
          id: `likeness-${field.id}`,
          value,
          onChange: () => {},
          onBlur: () => {},
          placeholder: localText(field.placeholder, locale),
          required: field.required,
          readOnly: field.readOnly,
          aria: { 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined },
        })
      ) : (
        <span className={styles.computed}>—</span>
      )}
      {help && <span className={frame.help}>{help}</span>}
    </div>
  );
}
