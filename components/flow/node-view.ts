import type { IconBell } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { NodeType } from '@/engine/flows/nodes/node-type';
import type { Json } from '@/engine/kernel/json';
import type { FlowWords } from './flow-words';

export type ConfigOf<T> = T extends NodeType<infer Config> ? Config : never;

export interface NodeSettingsProps<Config = unknown> {
  readonly node: string;
  readonly config: Config;
  /** Changes one setting; undefined leaves it out. */
  change(name: string, value: Json | undefined): void;
}

/** How a kind of node looks and is set. Shared code asks these properties and never which kind it is. */
export interface NodeView<Config = unknown> {
  readonly type: string;
  readonly icon: typeof IconBell;
  /** Who acts and by which rule, in one or two short lines. */
  words(config: Config, words: FlowWords): string;
  readonly Settings?: ComponentType<NodeSettingsProps<Config>>;
}

export function nodeView<Config>(view: NodeView<Config>): NodeView<Config> {
  return view;
}
