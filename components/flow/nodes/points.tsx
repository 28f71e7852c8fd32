import { IconCoins } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { points } from '@/engine/flows/nodes/points';
import { useFlow } from '../flow-scope';
import { type ConfigOf, type NodeSettingsProps, nodeView } from '../node-view';
import styles from '../settings.module.css';

type Config = ConfigOf<typeof points>;
const ACTIONS = ['post', 'release', 'earn'] as const;

export const pointsView = nodeView<Config>({
  type: 'points',
  icon: IconCoins,
  words: (config, { say }) =>
    say(`flowDesigner.says.points.${config.action}`, config.action === 'earn' ? { points: config.points } : {}),
  Settings: PointsSettings,
});

function PointsSettings({ config, node }: NodeSettingsProps<Config>) {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows.settings');
  const { edit } = useFlow();
  return (
    <div className={styles.stack}>
      <SelectField
        label={say('action')}
        value={config.action}
        options={ACTIONS.map((one) => ({ value: one, label: t(`pointsActions.${one}`) }))}
        onChange={({ target }) => {
          // The number of points belongs to earning alone.
          if (target.value === 'earn')
            edit({ do: 'change-node', node, set: { action: 'earn', points: 10 }, unset: [] });
          else edit({ do: 'change-node', node, set: { action: target.value }, unset: ['points'] });
        }}
      />
      {config.action === 'earn' && (
        <TextField
          label={say('points')}
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          value={config.points}
          onChange={({ target }) => {
            const points = target.valueAsNumber;
            if (points > 0) edit({ do: 'change-node', node, set: { action: 'earn', points }, unset: [] });
          }}
        />
      )}
    </div>
  );
}
