'use client';

import { useTranslations } from 'next-intl';
import { findNodeView } from '@/components/flow/node-views';
import { Dialog } from '@/components/ui/dialog';
import type { NodeType } from '@/engine/flows/nodes/node-type';
import { ADDABLE } from './step-edits';
import styles from './step-menu.module.css';

interface StepMenuProps {
  readonly open: boolean;
  onChoose(type: NodeType): void;
  onClose(): void;
}

const GROUPS = ['people', 'routing', 'time', 'action', 'frame'] as const;

/** The steps that can be put into a way, each with what it does. */
export function StepMenu({ open, onChoose, onClose }: StepMenuProps) {
  const t = useTranslations('flowDesigner');
  const say = useTranslations('flows');
  const ui = useTranslations('ui');
  return (
    <Dialog open={open} title={t('addStep')} closeLabel={ui('close')} onClose={onClose}>
      {GROUPS.map((group) => (
        <section key={group} className={styles.menuGroup}>
          <h3>{say(`groups.${group}`)}</h3>
          <ul className={styles.menu}>
            {ADDABLE.filter((type) => type.group === group).map((type) => {
              const Icon = findNodeView(type.type)?.icon;
              return (
                <li key={type.type}>
                  <button type="button" className={styles.menuItem} onClick={() => onChoose(type)}>
                    {Icon && <Icon size={20} aria-hidden="true" />}
                    <span>
                      <strong>{say(`nodes.${type.type}.title`)}</strong>
                      <span className={styles.menuWords}>{say(`nodes.${type.type}.summary`)}</span>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
