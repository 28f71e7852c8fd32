'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api/client';
import styles from './portal.module.css';
import { type RefusalWords, refusalText } from './refusal';

interface CheckInProps {
  readonly app: string;
  readonly done: boolean;
  readonly words: {
    readonly doIt: string;
    readonly done: string;
    readonly earned: string;
    readonly earnedOne: string;
  } & RefusalWords;
}

interface Answer {
  readonly effects: { readonly points: readonly { readonly points: number }[] };
}

/** One press a day; says at once what it brought. */
export function CheckIn({ app, done, words }: CheckInProps) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  async function checkIn() {
    setPending(true);
    const result = await callApi<Answer>('POST', `/portal/${app}/check-in`);
    setPending(false);
    if (!result.ok) return setSaid(refusalText(result.problem, words));
    const points = result.value.effects.points.reduce((sum, one) => sum + one.points, 0);
    const earned = points === 1 ? words.earnedOne : words.earned;
    setSaid(points > 0 ? earned.replace('#', String(points)) : words.done);
    router.refresh();
  }

  return (
    <>
      <button
        type="button"
        className={styles.tile}
        onClick={() => void checkIn()}
        disabled={pending || done}
        aria-busy={pending || undefined}
      >
        {done ? words.done : words.doIt}
      </button>
      <p className={`${styles.soft} ${styles.answer}`} role="status">
        {said}
      </p>
    </>
  );
}
