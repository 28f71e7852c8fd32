'use client';

import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { ConditionBuilder } from '@/components/conditions/condition-builder';
import { formSubjects } from '@/components/conditions/form-subjects';
import { useFlow } from '@/components/flow/flow-scope';
import { LocalTextField } from '@/components/flow/local-text-field';
import styles from '@/components/flow/settings.module.css';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import { outgoing } from '@/engine/flows/graph';
import { findNodeType } from '@/engine/flows/nodes/registry';
import type { FlowEdge } from '@/engine/flows/schema';

interface WaySettingsProps {
  readonly way: FlowEdge;
  onRemove(id: string): void;
}

/** When a branch is taken, and what it is called. */
export function WaySettings({ way, onRemove }: WaySettingsProps) {
  const t = useTranslations('flowDesigner.branches');
  const { body, form, locale, picks, edit } = useFlow();
  const source = body.nodes.find(({ id }) => id === way.from);
  const chooses = (source && findNodeType(source.type)?.chooses) ?? false;
  return (
    <>
      <LocalTextField
        label={t('name')}
        value={way.title ?? {}}
        onChange={(title) =>
          edit({ do: 'change-edge', edge: way.id, title: Object.keys(title).length > 0 ? title : null })
        }
      />
      {chooses && (
        <CheckField
          label={t('isDefault')}
          help={t('isDefaultText')}
          checked={way.default ?? false}
          disabled={way.default}
          onChange={({ target }) => target.checked && edit({ do: 'change-edge', edge: way.id, default: true })}
        />
      )}
      {chooses && !way.default && form && (
        <ConditionBuilder
          label={t('when')}
          value={way.condition}
          subjects={formSubjects(form, { section: null, locale, source: picks })}
          onChange={(condition) => edit({ do: 'change-edge', edge: way.id, condition: condition ?? null })}
        />
      )}
      {!way.default && outgoing(body, way.from).length > 1 && (
        <div className={styles.part}>
          <p className={styles.note}>{t('removeText')}</p>
          <Button look="danger" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => onRemove(way.id)}>
            {t('remove')}
          </Button>
        </div>
      )}
    </>
  );
}
