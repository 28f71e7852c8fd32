'use client';

import { useDraggable, useDroppable } from '@dnd-kit/core';
import {
  IconAlertTriangle,
  IconClipboardCopy,
  IconCopy,
  IconEyeQuestion,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react';
import { findFieldView } from '@/components/fields/registry';
import frame from '@/components/ui/field.module.css';
import { judgeSettings } from '@/engine/fields/judge-settings';
import { findFieldType } from '@/engine/fields/registry';
import type { Field } from '@/engine/forms/schema';
import { sameSlot } from '@/engine/forms/slots';
import { localText } from '@/engine/kernel/text';
import { problemText } from '@/lib/i18n/fault-text';
import styles from './canvas-field.module.css';
import { useDesigner } from './designer-scope';
import { TitleInput } from './title-input';
import { typeIcon } from './type-icons';

interface CanvasFieldProps {
  readonly field: Field;
  onFieldKey(event: KeyboardEvent, id: string): void;
  /** The list of what a container holds. */
  readonly children: ReactNode;
}

/** One field on the canvas: looks as it will, cannot be filled in, can be chosen, moved, renamed and changed. */
export function CanvasField({ field, onFieldKey, children }: CanvasFieldProps) {
  const t = useTranslations('formDesigner.canvas');
  const say = useTranslations();
  const words = useTranslations('fields.types');
  const designer = useDesigner();
  const { locale, marker, carried, problems, chosen, choosingMany, renaming, choose, rename } = designer;
  const drag = useDraggable({ id: `field:${field.id}`, data: { field: field.id } });
  const drop = useDroppable({ id: `at:${field.id}`, data: { field: field.id } });
  const pressed = useRef(false);
  const type = findFieldType(field.type);
  const holds = type?.role === 'container' || type?.role === 'section';
  const Icon = typeIcon(field.type);
  const title = localText(field.title, locale) || field.id;
  const mine = problems.get(field.id) ?? [];
  const isChosen = chosen.has(field.id);
  const press = (event: MouseEvent) => {
    pressed.current = false;
    choose(field.id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey || choosingMany ? 'toggle' : 'only');
  };
  return (
    <li
      ref={drop.setNodeRef}
      className={styles.field}
      style={{ '--span': holds ? 12 : field.width } as React.CSSProperties}
      data-selected={isChosen || undefined}
      data-carried={carried.includes(field.id) || drag.isDragging || undefined}
      data-marker={sameSlot(marker, { parent: field.parent, before: field.id }) || undefined}
      data-problem={mine.some(({ level }) => level === 'error') || undefined}
    >
      <button
        ref={drag.setNodeRef}
        type="button"
        {...drag.listeners}
        id={`canvas-${field.id}`}
        className={holds ? styles.bar : styles.cover}
        aria-pressed={isChosen}
        aria-label={t('field', { title, type: type ? words(`${field.type}.title`) : field.type })}
        aria-describedby="canvas-keys"
        onPointerDown={() => {
          // The click that follows knows whether Shift or Ctrl is held, the focus does not.
          pressed.current = true;
        }}
        onPointerUp={() => {
          pressed.current = false;
        }}
        onClick={press}
        onDoubleClick={() => rename(field.id)}
        onFocus={() => {
          if (!pressed.current) designer.focused(field.id);
        }}
        onBlur={() => {
          // A press that became a drag ends elsewhere.
          pressed.current = false;
        }}
        onKeyDown={(event) => onFieldKey(event, field.id)}
      >
        {holds && (
          <>
            <Icon size={16} aria-hidden="true" />
            {title}
          </>
        )}
      </button>
      {renaming === field.id && <TitleInput field={field} onDone={() => rename(null)} />}
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
      {isChosen && chosen.size === 1 && renaming !== field.id && <FieldTools field={field} title={title} />}
    </li>
  );
}

function FieldTools({ field, title }: { readonly field: Field; readonly title: string }) {
  const t = useTranslations('formDesigner.canvas');
  const { several, rename } = useDesigner();
  const tools = [
    { label: t('rename', { title }), Icon: IconPencil, act: () => rename(field.id) },
    { label: t('copy', { title }), Icon: IconClipboardCopy, act: several.copy },
    { label: t('duplicate', { title }), Icon: IconCopy, act: several.duplicate },
    { label: t('remove', { title }), Icon: IconTrash, act: several.remove },
  ];
  return (
    <span className={styles.tools}>
      {tools.map(({ label, Icon, act }) => (
        <button key={label} type="button" aria-label={label} title={label} onClick={act}>
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </span>
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
