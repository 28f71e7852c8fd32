import { IconHourglass } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { wait } from '@/engine/flows/nodes/wait';
import { asJson } from '../as-json';
import { momentText } from '../flow-words';
import { MomentInput } from '../moment-input';
import { type ConfigOf, type NodeSettingsProps, nodeView } from '../node-view';

type Config = ConfigOf<typeof wait>;

export const waitView = nodeView<Config>({
  type: 'wait',
  icon: IconHourglass,
  words: ({ until }, words) => words.say('flowDesigner.says.wait', { until: momentText(words, until) }),
  Settings: WaitSettings,
});

function WaitSettings({ config, change }: NodeSettingsProps<Config>) {
  const say = useTranslations('flows.settings');
  return <MomentInput label={say('until')} value={config.until} onChange={(until) => change('until', asJson(until))} />;
}
