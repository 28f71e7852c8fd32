import { notFound, redirect } from 'next/navigation';
import { pageReads } from '@/app/_entry/page-access';
import { settingsPlaces } from '@/components/shell/settings-places';
import { myAccount } from '@/engine/reads/my-account';

/** The first settings page that the reader may open. */
export default async function SettingsPage() {
  const { run } = await pageReads();
  const me = await run(myAccount, {});
  const [first] = settingsPlaces(new Set(me.permissions), new Set(me.everywhere));
  if (!first) notFound();
  redirect(`/settings/${first}`);
}
