import type { DefinitionKindName } from '@/engine/definitions/kind';

interface Place {
  readonly app: string;
  readonly kind: DefinitionKindName;
  readonly key: string;
  readonly part?: string;
}

/** Where a definition, or one part of it, is changed; null where nobody can change it in the studio. */
export function partAddress({ app, kind, key, part }: Place): string | null {
  const at = part ? `#part-${part}` : '';
  switch (kind) {
    case 'program':
      return `/studio/${app}/points${at}`;
    case 'form':
      return `/studio/${app}/forms/${key}${at}`;
    case 'flow':
      return `/studio/${app}/flows/${key}${at}`;
  }
}
