import { notFound } from 'next/navigation';
import { isFault } from '@/engine/kernel/fault';

/** What is out of the reader's sight does not exist for them: both end on the page that says so. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isFault(error) && (error.kind === 'not-found' || error.kind === 'forbidden' || error.kind === 'invalid'))
      notFound();
    throw error;
  }
}
