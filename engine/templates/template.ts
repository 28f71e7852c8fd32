import type { DefinitionKindName } from '@/engine/definitions/kind';
import type { LocalText } from '@/engine/kernel/text';

/** Definitions to begin with, installed by the commands a builder would use. Never data. */
export interface Template {
  readonly key: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly accent: string;
  readonly definitions: readonly TemplateDefinition[];
}

export interface TemplateDefinition {
  readonly kind: DefinitionKindName;
  readonly key: string;
  /** Judged by the kind's schema when it is installed. */
  readonly body: unknown;
}

/** A text in the three languages of the product. */
export function words(zhCN: string, zhTW: string, en: string): LocalText {
  return { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
}
