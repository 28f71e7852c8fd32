import type { ReactNode } from 'react';
import { pageReads, readerCompanies } from '@/app/_entry/page-access';
import { CompanyFrame } from '@/components/shell/company-frame';
import { settingsPlaces } from '@/components/shell/settings-places';
import { myAccount } from '@/engine/reads/my-account';

export default async function CompanyLayout({ children }: { readonly children: ReactNode }) {
  const { run } = await pageReads();
  const [me, companies] = await Promise.all([run(myAccount, {}), readerCompanies()]);
  return (
    <CompanyFrame
      company={me.workspace.name}
      reader={{ name: me.name, companies }}
      logo={me.workspace.logo}
      withSettings={settingsPlaces(new Set(me.permissions), new Set(me.everywhere)).length > 0}
    >
      {children}
    </CompanyFrame>
  );
}
