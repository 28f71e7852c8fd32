'use client';

import {
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { IconDeviceDesktop, IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { callApi } from '@/components/api/client';
import { DraftBar, DraftNotice } from '@/components/draft/draft-bar';
import { useDraft } from '@/components/draft/use-draft';
import type { FieldServices, Found } from '@/components/fields/field-view';
import { uploadFile } from '@/components/fields/upload-file';
import { DraftSlot } from '@/components/shell/draft-slot';
import { Button } from '@/components/ui/button';
import type { DefinitionInApp, LintProblem } from '@/engine/definitions/kind';
import { lintForm } from '@/engine/forms/lint';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import { Canvas } from './canvas';
import styles from './designer.module.css';
import { DesignerScopeProvider } from './designer-scope';
import { formDraft } from './draft-kind';
import { carriedBy, innermost, slotUnder } from './drop-slot';
import { Inspector } from './inspector';
import { addFieldEdit, type FreshWords, moveFieldEdit } from './new-field';
import { Palette } from './palette';
import { Preview } from './preview';
import { ProblemList } from './problem-list';
import { type Slot, sameSlot, slotAfter } from './slots';
import { useKeyboardCarry } from './use-keyboard-carry';

export interface FormDesignerProps {
  readonly app: string;
  readonly id: string;
  readonly body: FormBody;
  readonly revision: number;
  readonly siblings: readonly DefinitionInApp[];
  readonly words: FreshWords;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly publicAddress: string;
}

/** Palette, the form itself, and everything about the chosen field; what is done is saved by itself. */
export function FormDesigner(props: FormDesignerProps) {
  const { app, siblings, words, locale, timeZone, publicAddress } = props;
  const t = useTranslations('formDesigner');
  const files = useTranslations('renderer.files');
  const draft = useDraft(props, formDraft);
  const { body, edit } = draft;
  const [selected, select] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const [dragged, setDragged] = useState<{ readonly slot: Slot | null; readonly title: string } | null>(null);
  const carry = useKeyboardCarry({ body, locale, edit, select });
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const judged = useDeferredValue(body);
  const problems = useMemo(() => lintForm(judged, siblings), [judged, siblings]);
  const byField = useMemo(() => byPart(problems), [problems]);
  const services = useMemo(
    (): FieldServices => ({
      names: new Map(),
      search: async (kind, text, form) => {
        const answer = await callApi<{ found: readonly Found[] }>('GET', `/apps/${app}/picks`, {
          body: { kind, text, form },
        });
        return answer.ok ? answer.value.found : [];
      },
      fileAddress: (id) => `/api/v1/files/${id}`,
      upload: (file) => uploadFile(file, { failed: files('failed', { name: file.name }) }),
    }),
    [app, files],
  );

  const add = (type: string, at?: Slot) => {
    const slot = at ?? slotAfter(body, selected, { type });
    const added = addFieldEdit(body, type, { slot, words });
    if (!edit(added.edit)) return null;
    select(added.id);
    carry.say(t('carry.added', { field: localText(words.titles[type], locale) }));
    return added.id;
  };
  const addFirst = (type: string) => {
    const id = add(type);
    if (id) carry.refocus(id);
  };
  const slotOfDrag = ({ active, over, activatorEvent, delta }: DragMoveEvent | DragEndEvent) => {
    const carried = carriedBy(active);
    const start = pointOf(activatorEvent);
    if (!over || !carried || !start) return null;
    return slotUnder(body, carried, { over, pointer: { x: start.x + delta.x, y: start.y + delta.y } });
  };
  const drop = (event: DragEndEvent) => {
    const slot = slotOfDrag(event);
    const carried = carriedBy(event.active);
    setDragged(null);
    if (!slot || !carried) return;
    if ('type' in carried) add(carried.type, slot);
    else edit(moveFieldEdit(body, carried.id, slot));
  };
  const nothing = () => undefined;
  return (
    <DesignerScopeProvider
      value={{
        body,
        siblings,
        locale,
        timeZone,
        words,
        services,
        problems: byField,
        selected,
        marker: dragged?.slot ?? carry.marker,
        carried: carry.carried,
        publicAddress,
        edit,
        select,
      }}
    >
      <DraftSlot>
        <DraftBar draft={draft} />
      </DraftSlot>
      <div className={styles.top}>
        <h1 className={styles.name}>{localText(body.title, locale) || t('canvas.untitled')}</h1>
        <ProblemList />
        <Button
          icon={looking ? <IconPencil aria-hidden="true" /> : <IconDeviceDesktop aria-hidden="true" />}
          onClick={() => setLooking(!looking)}
        >
          {t(looking ? 'edit' : 'preview')}
        </Button>
      </div>
      <DraftNotice draft={draft} />
      <p id="canvas-keys" className={styles.spoken}>
        {t('carry.instructions')}
      </p>
      <div className={styles.spoken} aria-live="assertive">
        {carry.said}
      </div>
      {looking ? (
        <Preview body={judged} />
      ) : (
        <DndContext
          sensors={sensors}
          collisionDetection={innermost}
          accessibility={{
            announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
            screenReaderInstructions: { draggable: t('carry.instructions') },
          }}
          onDragStart={({ active }) => {
            const carried = carriedBy(active);
            const field = carried && 'id' in carried ? body.fields.find(({ id }) => id === carried.id) : undefined;
            const title = field ? field.title : carried && 'type' in carried ? words.titles[carried.type] : undefined;
            setDragged({ slot: null, title: localText(title, locale) });
          }}
          onDragMove={(event) => {
            const slot = slotOfDrag(event);
            setDragged((now) => (now && !sameSlot(now.slot, slot) ? { ...now, slot } : now));
          }}
          onDragCancel={() => setDragged(null)}
          onDragEnd={drop}
        >
          <div className={styles.designer}>
            <Palette onAdd={add} onAddFirst={addFirst} />
            <Canvas onFieldKey={carry.onFieldKey} />
            <Inspector />
          </div>
          <DragOverlay dropAnimation={null}>
            {dragged && <div className={styles.dragged}>{dragged.title}</div>}
          </DragOverlay>
        </DndContext>
      )}
    </DesignerScopeProvider>
  );
}

function byPart(problems: readonly LintProblem[]): ReadonlyMap<string, readonly LintProblem[]> {
  const found = new Map<string, LintProblem[]>();
  for (const problem of problems) found.set(problem.part ?? '', [...(found.get(problem.part ?? '') ?? []), problem]);
  return found;
}

function pointOf(event: Event): { readonly x: number; readonly y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  const touch = 'touches' in event ? (event as TouchEvent).touches[0] : undefined; // no `TouchEvent` class in every browser
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
}
