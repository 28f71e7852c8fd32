import { IconEye } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { copy } from '@/engine/flows/nodes/copy';
import { asJson } from '../as-json';
import { AssigneesInput } from '../assignees-input';
import { peopleText } from '../flow-words';
import { type ConfigOf, type NodeSettingsProps, nodeView } from '../node-view';

type Config = ConfigOf<typeof copy>;

export const copyView = nodeView<Config>({
  type: 'copy',
  icon: IconEye,
  words: ({ people }, words) =>
    people.length
      ? words.say('flowDesigner.says.copy', { people: peopleText(words, people) })
      : words.say('flowDesigner.says.nobody'),
  Settings: CopySettings,
});

function CopySettings({ config, change }: NodeSettingsProps<Config>) {
  const say = useTranslations('flows.settings');
  return (
    <AssigneesInput
      label={say('people')}
      value={config.people}
      onChange={(people) => change('people', asJson(people))}
    />
  );
}
