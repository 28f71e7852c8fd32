import '@mantine/core/styles.layer.css';
import { IconCashRegister, IconInbox, IconReceipt2, IconUsers } from '@tabler/icons-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads, readerCompanies } from '@/app/_entry/page-access';
import { PurposeIcon } from '@/components/records/purpose-icon';
import { AccentStyle } from '@/components/shell/accent-style';
import { DeskFrame } from '@/components/shell/desk-frame';
import { MantineFrame } from '@/components/shell/mantine-frame';
import { route } from '@/components/shell/route';
import { Badge } from '@/components/ui/badge';
import { localText } from '@/engine/kernel/text';
import { myAccount } from '@/engine/reads/my-account';
import { myTasks } from '@/engine/reads/my-tasks';
import { showApp } from '@/engine/reads/show-app';
import { chooseLocale } from '@/lib/i18n/locales';

export default async function DeskLayout({ children, params }: LayoutProps<'/desk/[app]'>) {
  const [{ run }, { app: key }, tag, t] = await Promise.all([
    pageReads(),
    params,
    getLocale(),
    getTranslations('shell.desk'),
  ]);
  const [app, me, companies] = await Promise.all([
    orNotFound(run(showApp, { app: key })),
    run(myAccount, {}),
    readerCompanies(),
  ]);
  const locale = chooseLocale(tag, null);
  const may = (permission: string) => me.permissions.includes(permission);
  const open = may('tasks:decide') ? (await run(myTasks, { limit: 1 })).open : 0;
  const work = [
    may('tasks:decide') && {
      href: route(`/desk/${app.key}/tasks`),
      label: t('tasks'),
      icon: <IconInbox aria-hidden="true" />,
      badge: <Badge count={open} label={t('openTasks', { count: open })} />,
    },
    may('counter:use') &&
      app.hasPoints && {
        href: route(`/desk/${app.key}/counter`),
        label: t('counter'),
        icon: <IconCashRegister aria-hidden="true" />,
      },
    may('members:read') &&
      app.forms.some(({ purpose }) => purpose === 'member') && {
        href: route(`/desk/${app.key}/members`),
        label: t('members'),
        icon: <IconUsers aria-hidden="true" />,
      },
    may('points:read') &&
      app.hasPoints && {
        href: route(`/desk/${app.key}/ledger`),
        label: t('ledger'),
        icon: <IconReceipt2 aria-hidden="true" />,
      },
  ].filter((item) => item !== false);
  // Members, and what their form says about them, are two places: they need two names.
  const labelOf = (form: (typeof app.forms)[number]) => {
    const title = localText(form.title, locale);
    return form.purpose === 'member' && title === t('members') ? t('profiles') : title;
  };
  const forms = app.forms.map((form) => ({
    href: route(`/desk/${app.key}/forms/${form.key}`),
    label: labelOf(form),
    icon: <PurposeIcon purpose={form.purpose} />,
  }));
  const navigation = [
    { items: work },
    ...(may('records:read') && forms.length ? [{ title: t('records'), items: forms }] : []),
  ];
  return (
    <>
      <AccentStyle accent={app.accent} />
      <MantineFrame>
        <DeskFrame
          app={app.key}
          title={localText(app.title, locale)}
          reader={{ name: me.name, companies }}
          logo={me.workspace.logo}
          navigation={navigation}
          mayBuild={me.permissions.includes('definitions:edit')}
        >
          {children}
        </DeskFrame>
      </MantineFrame>
    </>
  );
}
