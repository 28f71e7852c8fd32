'use client';

import { DndContext, type DragOverEvent, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MouseHand } from '@/components/draft/mouse-hand';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/select-field';
import { compileForm } from '@/engine/forms/compile';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import { RECORD_FACTS } from '@/engine/records/list-columns';
import type { Sort } from '@/engine/records/views/schema';
import { ColumnRow } from './column-row';
import type { ListQuery } from './list-query';
import { usualColumns, valueFields } from './record-fields';
import styles from './records.module.css';

interface ColumnsDialogProps {
  readonly body: FormBody;
  readonly query: ListQuery;
  readonly locale: Locale;
  readonly hasStatus: boolean;
  onChosen(chosen: { readonly columns: readonly string[] | null; readonly sort: Sort | null }): void;
  onClose(): void;
}

const nothing = () => undefined;
/** The list says itself where a column has gone. */
const SILENT = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: '' },
};

const SORTED_FACTS = ['record.createdAt', 'record.updatedAt', 'record.status'] as const;

/** Which columns a list shows, in which order, and by what it is sorted. */
export function ColumnsDialog({ body, query, locale, hasStatus, onChosen, onClose }: ColumnsDialogProps) {
  const t = useTranslations('recordsDesk');
  const ui = useTranslations('ui');
  const fields = valueFields(compileForm(body));
  const titles = new Map<string, string>([
    ...fields.map(({ id, field }) => [id, localText(field.title, locale) || id] as const),
    ...RECORD_FACTS.map((name) => [name, t(`fact.${name.slice('record.'.length)}` as never)] as const),
  ]);
  const usual = usualColumns(body, hasStatus);
  const inOrder = (chosen: readonly string[]) => {
    const known = chosen.filter((name) => titles.has(name));
    return [...known, ...[...titles.keys()].filter((name) => !known.includes(name))];
  };
  const [order, setOrder] = useState(() => inOrder(query.columns ?? usual));
  const [shown, setShown] = useState<ReadonlySet<string>>(() => new Set(query.columns ?? usual));
  const [sort, setSort] = useState(query.sort);
  const [said, setSaid] = useState('');
  const constraint = { activationConstraint: { distance: 4 } };
  const sensors = useSensors(useSensor(MouseHand, constraint), useSensor(TouchSensor, constraint));

  const move = (name: string, to: number) => {
    if (to < 0 || to >= order.length) return;
    const next = order.filter((one) => one !== name);
    next.splice(to, 0, name);
    setOrder(next);
    setSaid(t('column.moved', { column: titles.get(name) ?? name, place: to + 1 }));
  };
  const dragged = ({ active, over }: DragOverEvent) => {
    if (over && over.id !== active.id) move(String(active.id), order.indexOf(String(over.id)));
  };
  const toggle = (name: string, on: boolean) => {
    const next = new Set(shown);
    if (on) next.add(name);
    else next.delete(name);
    setShown(next);
  };
  const reset = () => {
    setOrder(inOrder(usual));
    setShown(new Set(usual));
    setSort(null);
  };
  const chosen = order.filter((name) => shown.has(name));
  const choose = () => onChosen({ columns: chosen.join() === usual.join() ? null : chosen, sort });
  const sortable = [
    ...fields.filter(({ type }) => type.canSort).map(({ id }) => id),
    ...SORTED_FACTS.filter((name) => name !== 'record.status' || query.sort?.field === name || shown.has(name)),
  ];

  return (
    <Dialog
      open
      title={t('view.columns')}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={reset}>
            {t('column.reset')}
          </Button>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look="primary" disabled={chosen.length === 0} onClick={choose}>
            {t('column.apply')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.soft}>{t('column.help')}</p>
        <DndContext sensors={sensors} onDragOver={dragged} accessibility={SILENT}>
          <ol className={styles.columnList}>
            {order.map((name, at) => (
              <ColumnRow
                key={name}
                name={name}
                title={titles.get(name) ?? name}
                shown={shown.has(name)}
                first={at === 0}
                last={at === order.length - 1}
                onToggle={(on) => toggle(name, on)}
                onMove={(by) => move(name, at + by)}
              />
            ))}
          </ol>
        </DndContext>
        <span className={styles.hidden} role="status">
          {said}
        </span>
        <div className={styles.pair}>
          <SelectField
            label={t('column.sort')}
            value={sort?.field ?? ''}
            options={[
              { value: '', label: t('column.newest') },
              ...sortable.map((name) => ({ value: name, label: titles.get(name) ?? name })),
            ]}
            onChange={({ target }) =>
              setSort(target.value ? { field: target.value, direction: sort?.direction ?? 'asc' } : null)
            }
          />
          {sort && (
            <SelectField
              label={t('column.direction')}
              value={sort.direction}
              options={(['asc', 'desc'] as const).map((value) => ({ value, label: t(`column.${value}`) }))}
              onChange={({ target }) => setSort({ ...sort, direction: target.value === 'desc' ? 'desc' : 'asc' })}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}
