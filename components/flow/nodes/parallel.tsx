import { IconArrowsSplit } from '@tabler/icons-react';
import type { parallel } from '@/engine/flows/nodes/parallel';
import { BranchSettings } from '../branch-settings';
import { type ConfigOf, nodeView } from '../node-view';

export const parallelView = nodeView<ConfigOf<typeof parallel>>({
  type: 'parallel',
  icon: IconArrowsSplit,
  words: (_, { say }) => say('flows.nodes.parallel.summary'),
  Settings: BranchSettings,
});
