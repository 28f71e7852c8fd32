import { IconArrowMerge } from '@tabler/icons-react';
import type { join } from '@/engine/flows/nodes/join';
import { type ConfigOf, nodeView } from '../node-view';

export const joinView = nodeView<ConfigOf<typeof join>>({
  type: 'join',
  icon: IconArrowMerge,
  words: (_, { say }) => say('flows.nodes.join.summary'),
});
