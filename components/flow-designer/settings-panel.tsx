'use client';

import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFlow } from '@/components/flow/flow-scope';
import { LocalTextField } from '@/components/flow/local-text-field';
import { findNodeView } from '@/components/flow/node-views';
import settings from '@/components/flow/settings.module.css';
import { lintText } from '@/components/publish/lint-text';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { type Choice, SelectField } from '@/components/ui/select-field';
import type { FlowEdit } from '@/engine/flows/edit-schema';
import { findNodeType } from '@/engine/flows/nodes/registry';
import type { FlowNode } from '@/engine/flows/schema';
import { FlowSettings } from './flow-settings';
import { SidePanel } from './side-panel';
import { removeStep } from './step-edits';
import { WaySettings } from './way-settings';

type Change = Extract<FlowEdit, { do: 'change-node' }>;

interface SettingsPanelProps {
  /** Lines the chosen step can be moved to; empty when it stays. */
  readonly places: readonly Choice[];
  onRemove(id: string): void;
  onMove(id: string, way: string): void;
}

/** Everything about the chosen card or branch, or about the flow as a whole. */
export function SettingsPanel({ places, onRemove, onMove }: SettingsPanelProps) {
  const { body, selected } = useFlow();
  const t = useTranslations('flowDesigner');
  if (selected === null) return null;
  const node = body.nodes.find(({ id }) => id === selected);
  if (node) return <NodePanel key={node.id} node={node} places={places} onRemove={onRemove} onMove={onMove} />;
  const way = body.edges.find(({ id }) => id === selected);
  if (way) {
    return (
      <Panel title={t('branches.title')} part={way.id}>
        <WaySettings key={way.id} way={way} onRemove={onRemove} />
      </Panel>
    );
  }
  return (
    <Panel title={t('flowSettings')} part="">
      <FlowSettings />
    </Panel>
  );
}

function NodePanel({ node, places, onRemove, onMove }: SettingsPanelProps & { readonly node: FlowNode }) {
  const t = useTranslations('flowDesigner');
  const { body, say, edit } = useFlow();
  const type = findNodeType(node.type);
  const view = findNodeView(node.type);
  const config = type?.config.safeParse(node.config);
  return (
    <Panel title={say(type ? `flows.nodes.${node.type}.title` : 'flows.words.unknownType')} part={node.id}>
      <LocalTextField
        label={t('stepTitle')}
        value={node.title}
        onChange={(title) => edit({ do: 'change-node', node: node.id, title, set: {}, unset: [] })}
      />
      {view?.Settings && config?.success && (
        <view.Settings
          node={node.id}
          config={config.data}
          change={(name, value) =>
            edit({
              do: 'change-node',
              node: node.id,
              // zod's JSON type is the mutable twin of ours
              set: (value === undefined ? {} : { [name]: value }) as Change['set'],
              unset: value === undefined ? [name] : [],
            })
          }
        />
      )}
      {(places.length > 0 || removeStep(body, node.id)) && (
        <div className={settings.part}>
          {places.length > 0 && (
            <SelectField
              label={t('carry.moveTo')}
              value=""
              options={[{ value: '', label: t('carry.here') }, ...places]}
              onChange={({ target }) => target.value && onMove(node.id, target.value)}
            />
          )}
          {removeStep(body, node.id) && (
            <Button look="danger" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => onRemove(node.id)}>
              {t('removeStep')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}

interface PanelProps {
  readonly title: string;
  readonly part: string;
  readonly children: ReactNode;
}

function Panel({ title, part, children }: PanelProps) {
  const { problems, say, select } = useFlow();
  const mine = problems.get(part) ?? [];
  return (
    <SidePanel title={title} onClose={() => select(null)}>
      {mine.length > 0 && <FormMessage tone="info">{mine.map((one) => lintText(say, one)).join(' ')}</FormMessage>}
      {children}
    </SidePanel>
  );
}
