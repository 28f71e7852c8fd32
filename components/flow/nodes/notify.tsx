import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/ui/check-field';
import type { notify } from '@/engine/flows/nodes/notify';
import { asJson } from '../as-json';
import { AssigneesInput } from '../assignees-input';
import { joined, peopleText } from '../flow-words';
import { LocalTextField } from '../local-text-field';
import { type ConfigOf, type NodeSettingsProps, nodeView } from '../node-view';
import styles from '../settings.module.css';

type Config = ConfigOf<typeof notify>;

export const notifyView = nodeView<Config>({
  type: 'notify',
  icon: IconBell,
  words({ people, member }, words) {
    const told = [...(member ? [words.say('flowDesigner.says.member')] : [])];
    if (people.length) told.push(peopleText(words, people));
    return told.length
      ? words.say('flowDesigner.says.notify', { people: joined(words, told) })
      : words.say('flowDesigner.says.nobody');
  },
  Settings: NotifySettings,
});

function NotifySettings({ config, change }: NodeSettingsProps<Config>) {
  const say = useTranslations('flows.settings');
  return (
    <div className={styles.stack}>
      <LocalTextField label={say('text')} lines value={config.text} onChange={(text) => change('text', asJson(text))} />
      <CheckField
        label={say('member')}
        checked={config.member}
        onChange={({ target }) => change('member', target.checked)}
      />
      <AssigneesInput
        label={say('people')}
        value={config.people}
        onChange={(people) => change('people', asJson(people))}
      />
    </div>
  );
}
