import { redirect } from 'next/navigation';
import { isFounded } from '@/app/_entry/founded';
import { staffReads } from '@/app/_entry/page-access';

/** The way in: to work, to the sign-in, or to the first run of a fresh installation. */
export default async function WayInPage() {
  if (await staffReads()) redirect('/home');
  redirect((await isFounded()) ? '/sign-in' : '/first-run');
}
