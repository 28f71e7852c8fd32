'use client';

import { useRouter } from 'next/navigation';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Refusal } from './refusal';

interface WithdrawProps {
  readonly app: string;
  readonly caseId: string;
  readonly words: Readonly<Record<'withdraw' | 'done' | 'failed' | 'offline', string>>;
}

/** Takes a request back while nobody has decided it. */
export function Withdraw({ app, caseId, words }: WithdrawProps) {
  const router = useRouter();
  const command = useCommand();
  const withdraw = async () => {
    const result = await command.run('POST', `/portal/${app}/cases/${caseId}/withdraw`);
    if (result.ok) router.refresh();
  };
  return (
    <>
      <Button size="s" pending={command.pending} onClick={() => void withdraw()}>
        {words.withdraw}
      </Button>
      <Refusal problem={command.problem} words={words} />
    </>
  );
}
