'use client';

import { DndContext, DragOverlay } from '@dnd-kit/core';
import { IconDeviceDesktop, IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { callApi } from '@/components/api/client';
import { DraftBar, DraftNotice } from '@/components/draft/draft-bar';
import { ReviewButton } from '@/components/draft/review-button';
import { useDraft } from '@/components/draft/use-draft';
import type { FieldServices, Found } from '@/components/fields/field-view';
import { uploadFile } from '@/components/fields/upload-file';
import { DraftSlot } from '@/components/shell/draft-slot';
import { Button } from '@/components/ui/button';
import type { DefinitionInApp, LintProblem } from '@/engine/definitions/kind';
import { moveFields } from '@/engine/forms/edit-several';
import { lintForm } from '@/engine/forms/lint';
import type { FormBody } from '@/engine/forms/schema';
import { type Carried, type Slot, slotAfter } from '@/engine/forms/slots';
import { type Locale, localText } from '@/engine/kernel/text';
import { Canvas } from './canvas';
import styles from './designer.module.css';
import { DesignerScopeProvider } from './designer-scope';
import { formDraft } from './draft-kind';
import { Inspector } from './inspector';
import { addFieldEdit, type FreshWords } from './new-field';
import { Palette } from './palette';
import { Preview } from './preview';
import { ProblemList } from './problem-list';
import { Dock, SideSheet } from './side-sheet';
import { useCanvasDrag } from './use-canvas-drag';
import { useCanvasKeys } from './use-canvas-keys';
import { useKeyboardCarry } from './use-keyboard-carry';
import { useSelection } from './use-selection';
import { useSeveral } from './use-several';

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
  const [looking, setLooking] = useState(false);
  const [said, say] = useState('');
  const [renaming, rename] = useState<string | null>(null);
  const [choosingMany, chooseMany] = useState(false);
  const [panel, setPanel] = useState<'palette' | 'inspector' | null>(null);
  const selection = useSelection(body);
  const { ids, selected, choose, focusField } = selection;
  const several = useSeveral({ app, body, selection, edit, say });
  const carry = useKeyboardCarry({ body, locale, edit, say, focusField });
  const toSettings = () => {
    // On a narrow screen it has to be shown first; at once, since the next key is meant for it.
    flushSync(() => setPanel('inspector'));
    document.querySelector<HTMLElement>('#sheet-inspector [role=tab][aria-selected=true]')?.focus();
  };
  const toCanvas = () => {
    if (selected) focusField(selected);
  };
  const onFieldKey = useCanvasKeys({ body, selection, several, carry, say, rename, toSettings });
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
    choose(added.id);
    setPanel(null);
    say(t('carry.added', { field: localText(words.titles[type], locale) }));
    return added.id;
  };
  const addFirst = (type: string) => {
    const id = add(type);
    if (id) focusField(id);
  };
  const drag = useCanvasDrag({
    body,
    chosen: ids,
    onStart: () => setPanel(null),
    onDrop: (carried, slot) => {
      if ('type' in carried) return void add(carried.type, slot);
      const step = moveFields(body, carried.ids, slot);
      if (step) edit(step);
    },
  });
  const titleOf = (id: string | null) => localText(body.fields.find((one) => one.id === id)?.title, locale) || id || '';
  const nameOf = (carried: Carried) => {
    if ('type' in carried) return localText(words.titles[carried.type], locale);
    const [only = '', ...more] = carried.ids;
    return more.length ? t('several.chosen', { count: more.length + 1 }) : titleOf(only);
  };
  const nothing = () => undefined;
  return (
    <DesignerScopeProvider
      value={{
        app,
        body,
        siblings,
        locale,
        timeZone,
        words,
        services,
        problems: byField,
        selected,
        chosen: new Set(ids),
        several,
        choosingMany,
        renaming,
        marker: drag.dragged?.slot ?? carry.marker,
        carried: carry.carried,
        publicAddress,
        edit,
        choose,
        focused: (id) => {
          if (!selection.isQuiet()) choose(id);
        },
        chooseMany,
        rename,
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
        <ReviewButton app={app} state={draft.state} />
      </div>
      <DraftNotice draft={draft} />
      <p id="canvas-keys" className={styles.spoken}>
        {t('carry.instructions')}
      </p>
      <div className={styles.spoken} aria-live="assertive">
        {said}
      </div>
      {looking ? (
        <Preview body={judged} />
      ) : (
        <DndContext
          {...drag.on}
          accessibility={{
            announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
            screenReaderInstructions: { draggable: t('carry.instructions') },
          }}
        >
          <div className={styles.designer}>
            <SideSheet panel="palette" open={panel} onOpen={setPanel} onLeave={toCanvas}>
              <Palette onAdd={add} onAddFirst={addFirst} onAsked={() => setPanel('palette')} />
            </SideSheet>
            <Canvas onFieldKey={onFieldKey} />
            <SideSheet panel="inspector" open={panel} onOpen={setPanel} onLeave={toCanvas}>
              <Inspector />
            </SideSheet>
          </div>
          <Dock chosen={ids.length === 1 ? titleOf(selected) : null} open={panel} onOpen={setPanel} />
          <DragOverlay dropAnimation={null}>
            {drag.dragged && <div className={styles.dragged}>{nameOf(drag.dragged.carried)}</div>}
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
