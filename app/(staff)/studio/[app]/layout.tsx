import '@mantine/core/styles.layer.css';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads, readerCompanies } from '@/app/_entry/page-access';
import { AccentStyle } from '@/components/shell/accent-style';
import { MantineFrame } from '@/components/shell/mantine-frame';
import { StudioFrame } from '@/components/shell/studio-frame';
import { localText } from '@/engine/kernel/text';
import { myAccount } from '@/engine/reads/my-account';
import { showApp } from '@/engine/reads/show-app';
import { chooseLocale } from '@/lib/i18n/locales';

export default async function StudioLayout({ children, params }: LayoutProps<'/studio/[app]'>) {
  const [{ run }, { app: key }, tag] = await Promise.all([pageReads(), params, getLocale()]);
  const [app, me, companies] = await Promise.all([
    orNotFound(run(showApp, { app: key })),
    run(myAccount, {}),
    readerCompanies(),
  ]);
  // Who may see nothing of how the app is built gets no frame full of places either.
  if (!me.permissions.includes('definitions:read')) notFound();
  return (
    <>
      <AccentStyle accent={app.accent} />
      <MantineFrame>
        <StudioFrame
          app={app.key}
          title={localText(app.title, chooseLocale(tag, null))}
          reader={{ name: me.name, companies }}
          logo={me.workspace.logo}
          isLive={app.revision > 0}
        >
          {children}
        </StudioFrame>
      </MantineFrame>
    </>
  );
}
