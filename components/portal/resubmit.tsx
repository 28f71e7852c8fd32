'use client';

import { useRouter } from 'next/navigation';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Refusal } from './refusal';

interface ResubmitProps {
  readonly app: string;
  readonly caseId: string;
  readonly words: Readonly<Record<'resubmit' | 'failed' | 'offline', string>>;
}

/** Sends a request again that has come back. */
export function Resubmit({ app, caseId, words }: ResubmitProps) {
  const router = useRouter();
  const command = useCommand();
  const send = async () => {
    const result = await command.run('POST', `/portal/${app}/cases/${caseId}/resubmit`, {});
    if (result.ok) router.refresh();
  };
  return (
    <>
      <Button look="primary" pending={command.pending} onClick={() => void send()}>
        {words.resubmit}
      </Button>
      <Refusal problem={command.problem} words={words} />
    </>
  );
}
