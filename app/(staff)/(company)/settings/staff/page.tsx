import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { InvitationSection } from '@/components/settings/invitation-section';
import { StaffSection } from '@/components/settings/staff-section';
import { unitChoices } from '@/components/settings/unit-choices';
import { PageHeader } from '@/components/ui/page-header';
import { listInvitations } from '@/engine/reads/list-invitations';
import { listOrgUnits } from '@/engine/reads/list-org-units';
import { listStaff } from '@/engine/reads/list-staff';
import { myAccount } from '@/engine/reads/my-account';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.staff');
  return { title: t('title') };
}

export default async function StaffPage() {
  const [{ run }, t] = await Promise.all([pageReads(), getTranslations('settings.staff')]);
  const [{ staff }, { invitations }, { units }, me] = await Promise.all([
    run(listStaff, {}),
    run(listInvitations, {}),
    run(listOrgUnits, {}),
    run(myAccount, {}),
  ]);
  const choices = unitChoices(units);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className={styles.stack}>
        <StaffSection staff={staff} units={choices} ownId={me.id} mayInvite={me.permissions.includes('staff:manage')} />
        {invitations.length > 0 && (
          <InvitationSection invitations={invitations} units={choices} timeZone={me.workspace.timeZone} />
        )}
      </div>
    </>
  );
}
