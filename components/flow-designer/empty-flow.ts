import { findNodeType } from '@/engine/flows/nodes/registry';
import { type FlowBody, flowBodySchema } from '@/engine/flows/schema';
import type { LocalText } from '@/engine/kernel/text';
import type { FreshTitles } from './step-edits';

const STEPS = ['start', 'approval', 'end'] as const;

/** A flow that can be published as it stands: the manager of the record's store decides. */
export function emptyFlow(about: {
  readonly form: string;
  readonly title: LocalText;
  readonly titles: FreshTitles;
}): FlowBody {
  const { form, title, titles } = about;
  return flowBodySchema.parse({
    title,
    form,
    nodes: STEPS.map((type) => ({
      id: type,
      type,
      title: titles[type] ?? {},
      config: findNodeType(type)?.initial ?? {},
    })),
    edges: [
      { id: 'e1', from: 'start', to: 'approval' },
      { id: 'e2', from: 'approval', to: 'end' },
    ],
  });
}
