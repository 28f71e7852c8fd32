'use client';

import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { freeId } from '@/engine/flows/edit';
import { outgoing } from '@/engine/flows/graph';
import { branchMeeting } from './branches';
import { useFlow } from './flow-scope';
import type { NodeSettingsProps } from './node-view';
import styles from './settings.module.css';
import { wayText } from './way-text';

/** The branches of a split in their order: more, fewer, earlier, later. */
export function BranchSettings({ node }: NodeSettingsProps) {
  const t = useTranslations('flowDesigner.branches');
  const scope = useFlow();
  const { body, edit, select } = scope;
  const ways = outgoing(body, node);
  const movable = ways.filter((way) => !way.default);
  return (
    <div className={styles.stack}>
      {ways.map((way) => {
        const at = movable.indexOf(way);
        const name = wayText(scope, way);
        return (
          <div key={way.id} className={styles.rule}>
            <Button size="s" look="quiet" onClick={() => select(way.id)}>
              {name}
            </Button>
            {!way.default && (
              <div className={styles.pair}>
                <Button
                  size="s"
                  icon={<IconArrowUp size={18} aria-hidden="true" />}
                  disabled={at === 0}
                  aria-label={t('earlier', { name })}
                  onClick={() => edit({ do: 'move-edge', edge: way.id, place: at - 1 })}
                />
                <Button
                  size="s"
                  icon={<IconArrowDown size={18} aria-hidden="true" />}
                  disabled={at === movable.length - 1}
                  aria-label={t('later', { name })}
                  onClick={() => edit({ do: 'move-edge', edge: way.id, place: at + 1 })}
                />
              </div>
            )}
            {!way.default && ways.length > 1 && (
              <Button
                size="s"
                look="quiet"
                icon={<IconTrash size={18} aria-hidden="true" />}
                aria-label={t('removeOf', { name })}
                onClick={() => edit({ do: 'remove-branch', edge: way.id })}
              >
                {t('remove')}
              </Button>
            )}
          </div>
        );
      })}
      <Button
        icon={<IconPlus size={18} aria-hidden="true" />}
        onClick={() => {
          const to = branchMeeting(body, node);
          const edge = freeId(body, 'e');
          if (to && edit({ do: 'add-branch', from: node, to, edge })) select(edge);
        }}
      >
        {t('add')}
      </Button>
    </div>
  );
}
