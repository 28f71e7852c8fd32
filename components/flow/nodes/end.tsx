import { IconFlag } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import type { end } from '@/engine/flows/nodes/end';
import { type ConfigOf, type NodeSettingsProps, nodeView } from '../node-view';

type Config = ConfigOf<typeof end>;

export const endView = nodeView<Config>({
  type: 'end',
  icon: IconFlag,
  words: ({ outcome }, { say }) => say(`flowDesigner.says.end.${outcome}`),
  Settings: EndSettings,
});

function EndSettings({ config, change }: NodeSettingsProps<Config>) {
  const say = useTranslations('flows');
  return (
    <SelectField
      label={say('settings.outcome')}
      value={config.outcome}
      options={(['approved', 'rejected'] as const).map((one) => ({ value: one, label: say(`status.${one}`) }))}
      onChange={({ target }) => change('outcome', target.value)}
    />
  );
}
