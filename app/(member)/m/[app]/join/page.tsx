import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { portalApp } from '@/app/_entry/portal-app';
import { services } from '@/app/_entry/services';
import { Join } from '@/components/portal/join';
import { Texts } from '@/components/shell/texts';
import { publicActor } from '@/engine/permissions/doors';
import { portalJoin } from '@/engine/reads/portal-join';
import { runRead } from '@/engine/reads/run';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.join');
  return { title: t('title') };
}

export default async function JoinPage({ params }: PageProps<'/m/[app]/join'>) {
  const { app: address } = await params;
  const [app, tag, { store }] = await Promise.all([portalApp(address), getLocale(), services()]);
  const actor = publicActor(app.workspaceId, app.id);
  const { body, stores } = await orNotFound(runRead(store, portalJoin, { actor, input: { app: app.key } }));
  return (
    <Texts areas={['portal', 'renderer', 'fields', 'forms']} timeZone={app.timeZone}>
      <Join
        app={address}
        body={body}
        stores={stores}
        context={{
          timeZone: app.timeZone,
          locale: chooseLocale(tag, null),
          now: store.clock(),
          door: 'link',
          actor: 'link',
        }}
      />
    </Texts>
  );
}
