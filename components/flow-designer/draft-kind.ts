import type { DraftKind } from '@/components/draft/draft-store';
import { nodeName } from '@/engine/flows/diff';
import { applyFlowEdit } from '@/engine/flows/edit';
import type { FlowEdit } from '@/engine/flows/edit-schema';
import type { FlowBody } from '@/engine/flows/schema';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';

export const flowDraft: DraftKind<FlowBody, FlowEdit> = {
  apply: applyFlowEdit,
  name: nameFlowEdit,
  sameAs(edit) {
    if (edit.do === 'change-node') {
      const [only, ...more] = [...Object.keys(edit.set), ...edit.unset, ...(edit.title ? ['title'] : [])];
      return only === undefined || more.length ? null : `node ${edit.node} ${only}`;
    }
    if (edit.do === 'change-flow') {
      const [only, ...more] = [...Object.keys(edit.set), ...edit.unset];
      return only === undefined || more.length ? null : `flow ${only}`;
    }
    if (edit.do !== 'change-edge' || edit.default) return null;
    if (edit.title !== undefined) return edit.condition === undefined ? `way ${edit.edge} title` : null;
    return `way ${edit.edge} condition`;
  },
};

/** What history calls an edit; `body` is the flow before it. */
function nameFlowEdit(body: FlowBody, edit: FlowEdit): Sentence {
  const named = (id: string): LocalText => nodeName(body.nodes.find((node) => node.id === id) ?? { id, title: {} });
  const source = (id: string) => named(body.edges.find((edge) => edge.id === id)?.from ?? id);
  switch (edit.do) {
    case 'insert-node':
      return { key: 'flowDesigner.edits.add', params: { node: nodeName(edit.node) } };
    case 'insert-split':
      return { key: 'flowDesigner.edits.add', params: { node: nodeName(edit.split) } };
    case 'remove-node':
      return { key: 'flowDesigner.edits.remove', params: { node: named(edit.node) } };
    case 'move-node':
      return { key: 'flowDesigner.edits.move', params: { node: named(edit.node) } };
    case 'change-node':
      return { key: 'flowDesigner.edits.change', params: { node: named(edit.node) } };
    case 'add-branch':
      return { key: 'flowDesigner.edits.addBranch', params: { node: named(edit.from) } };
    case 'remove-branch':
      return { key: 'flowDesigner.edits.removeBranch', params: { node: source(edit.edge) } };
    case 'change-edge':
    case 'redirect-edge':
    case 'move-edge':
      return { key: 'flowDesigner.edits.changeBranch', params: { node: source(edit.edge) } };
    case 'change-flow':
      return { key: 'flowDesigner.edits.changeFlow' };
    case 'restore': {
      const [gone] = Object.entries(edit.nodes).flatMap(([id, node]) => (node === null ? [id] : []));
      if (gone === undefined) return { key: 'flowDesigner.edits.changeFlow' };
      return { key: 'flowDesigner.edits.remove', params: { node: named(gone) } };
    }
  }
}
