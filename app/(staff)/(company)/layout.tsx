import type { ReactNode } from 'react';
import { pageReads } from '@/app/_entry/page-access';
import { CompanyFrame } from '@/components/shell/company-frame';
import { settingsPlaces } from '@/components/shell/settings-places';
import { myAccount } from '@/engine/reads/my-account';

export default async function CompanyLayout({ children }: { readonly children: ReactNode }) {
  const { run } = await pageReads();
  const me = await run(myAccount, {});
  return (
    <CompanyFrame
      company={me.workspace.name}
      person={me.name}
      withSettings={settingsPlaces(new Set(me.permissions), new Set(me.everywhere)).length > 0}
    >
      {children}
    </CompanyFrame>
  );
}
