import { IconPlayerPlay } from '@tabler/icons-react';
import type { start } from '@/engine/flows/nodes/start';
import { localText } from '@/engine/kernel/text';
import { type ConfigOf, nodeView } from '../node-view';

export const startView = nodeView<ConfigOf<typeof start>>({
  type: 'start',
  icon: IconPlayerPlay,
  words: (_, { say, form, locale }) => say('flowDesigner.says.start', { form: localText(form?.title, locale) }),
});
