import '@mantine/core/styles.layer.css';
import { getLocale } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { AccentStyle } from '@/components/shell/accent-style';
import { DeskFrame } from '@/components/shell/desk-frame';
import { MantineFrame } from '@/components/shell/mantine-frame';
import { localText } from '@/engine/kernel/text';
import { myAccount } from '@/engine/reads/my-account';
import { showApp } from '@/engine/reads/show-app';
import { chooseLocale } from '@/lib/i18n/locales';

export default async function DeskLayout({ children, params }: LayoutProps<'/desk/[app]'>) {
  const [{ run }, { app: key }, tag] = await Promise.all([pageReads(), params, getLocale()]);
  const [app, me] = await Promise.all([orNotFound(run(showApp, { app: key })), run(myAccount, {})]);
  return (
    <>
      <AccentStyle accent={app.accent} />
      <MantineFrame>
        <DeskFrame
          app={app.key}
          title={localText(app.title, chooseLocale(tag, null))}
          person={me.name}
          navigation={[]}
          mayBuild={me.permissions.includes('definitions:edit')}
        >
          {children}
        </DeskFrame>
      </MantineFrame>
    </>
  );
}
