'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/ui/check-field';
import { SelectField } from '@/components/ui/select-field';
import { nodeName } from '@/engine/flows/diff';
import { ancestors, outgoing } from '@/engine/flows/graph';
import type { ApprovalConfig } from '@/engine/flows/nodes/approval';
import { findNodeType } from '@/engine/flows/nodes/registry';
import { localText } from '@/engine/kernel/text';
import { useFlow } from './flow-scope';
import type { NodeSettingsProps } from './node-view';
import styles from './settings.module.css';

/** Where a rejected request goes: the end, the start, an earlier step, or a branch of its own. */
export function RejectInput({ config: { reject }, node, change }: NodeSettingsProps<ApprovalConfig>) {
  const t = useTranslations('flowDesigner.reject');
  const say = useTranslations('flows.settings');
  const { body, locale } = useFlow();
  const up = ancestors(body, node);
  const named = (id: string) => {
    const found = body.nodes.find((one) => one.id === id);
    return found ? localText(nodeName(found), locale) : id;
  };
  const earlier = body.nodes.filter((one) => {
    const type = findNodeType(one.type);
    return up.has(one.id) && type?.returnable === true && type.incoming === 'some';
  });
  const ways = outgoing(body, node);
  const value = reject.to === 'node' ? `node ${reject.node}` : reject.to === 'edge' ? `edge ${reject.edge}` : reject.to;
  const straight = 'straight' in reject && reject.straight;
  return (
    <div className={styles.stack}>
      <SelectField
        label={say('reject')}
        value={value}
        options={[
          { value: 'end', label: t('end') },
          { value: 'start', label: t('start') },
          ...earlier.map(({ id }) => ({ value: `node ${id}`, label: t('node', { node: named(id) }) })),
          ...(ways.length > 1 || reject.to === 'edge'
            ? ways.map(({ id, to }) => ({ value: `edge ${id}`, label: t('edge', { node: named(to) }) }))
            : []),
        ]}
        onChange={({ target }) => {
          const [to, id] = target.value.split(' ');
          if (to === 'node' && id) change('reject', { to, node: id, straight });
          else if (to === 'edge' && id) change('reject', { to, edge: id });
          else if (to === 'start') change('reject', { to, straight });
          else change('reject', { to: 'end' });
        }}
      />
      {'straight' in reject && (
        <CheckField
          label={t('straight')}
          checked={reject.straight}
          onChange={({ target }) => change('reject', { ...reject, straight: target.checked })}
        />
      )}
    </div>
  );
}
