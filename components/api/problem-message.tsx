import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import type { ApiProblem } from './client';

export interface ProblemWords {
  readonly offline: string;
  readonly busy: string;
  readonly server: string;
  readonly retry: string;
  readonly signedOut: string;
  readonly signInAgain: string;
}

/** The words of `ProblemMessage`, from a translator of the area `ui`. */
export function problemWords(t: (key: string) => string): ProblemWords {
  return {
    offline: t('faults.offline'),
    busy: t('faults.busy'),
    server: t('faults.server'),
    retry: t('retry'),
    signedOut: t('faults.signedOut'),
    signInAgain: t('signInAgain'),
  };
}

interface ProblemMessageProps {
  readonly problem: ApiProblem | null;
  readonly words: ProblemWords;
  onRetry?(): void;
  /** Where to sign in again without leaving the page; without it a 401 is an ordinary refusal. */
  readonly signInAt?: string;
}

/** What went wrong, what was kept and what to do; nothing while there is no problem. */
export function ProblemMessage({ problem, words, onRetry, signInAt }: ProblemMessageProps) {
  if (!problem) return null;
  const own = { 'ui.offline': words.offline, 'ui.busy': words.busy, 'ui.server': words.server }[problem.code];
  const signedOut = problem.status === 401 && signInAt !== undefined;
  const mayRetry = onRetry && (own !== undefined || problem.status >= 500);
  return (
    <FormMessage
      tone={problem.code === 'ui.offline' ? 'offline' : 'bad'}
      code={problem.status >= 500 ? problem.code : undefined}
      action={
        signedOut ? (
          <a href={signInAt} target="_blank" rel="noreferrer">
            {words.signInAgain}
          </a>
        ) : (
          mayRetry && (
            <Button size="s" onClick={onRetry}>
              {words.retry}
            </Button>
          )
        )
      }
    >
      {signedOut ? words.signedOut : (own ?? problem.title)}
    </FormMessage>
  );
}
