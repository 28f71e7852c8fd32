import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { condition } from '@/engine/flows/nodes/condition';
import { BranchSettings } from '../branch-settings';
import { type ConfigOf, nodeView } from '../node-view';

export const conditionView = nodeView<ConfigOf<typeof condition>>({
  type: 'condition',
  icon: IconArrowsSplit2,
  words: (_, { say }) => say('flows.nodes.condition.summary'),
  Settings: BranchSettings,
});
