import type { ApiProblem } from '@/components/api/client';
import { FormMessage } from '@/components/ui/form-message';

export interface RefusalWords {
  /** Nothing is known of what was asked for: it may have arrived. */
  readonly offline: string;
  readonly failed: string;
}

/** What the server said; or that nothing came back, which is not the same as that nothing happened. */
export function refusalText({ code, title }: ApiProblem, words: RefusalWords): string {
  return title || (code === 'ui.offline' ? words.offline : words.failed);
}

export function Refusal({ problem, words }: { readonly problem: ApiProblem | null; readonly words: RefusalWords }) {
  if (!problem) return null;
  return (
    <FormMessage tone={problem.code === 'ui.offline' ? 'offline' : 'bad'}>{refusalText(problem, words)}</FormMessage>
  );
}
