'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCommand } from '@/components/api/use-command';
import type { FieldServices } from '@/components/fields/field-view';
import { GeneratedForm } from '@/components/renderer/form';
import type { GeneratedFormProps } from '@/components/renderer/form-props';
import { route } from '@/components/shell/route';
import { storeServices } from './store-services';
import type { MemberProfile } from './types';

interface ProfileEditProps {
  readonly app: string;
  readonly profile: MemberProfile;
  readonly context: GeneratedFormProps['context'];
}

/** The member form once more, with what was given; what is fixed stays as it is. */
export function ProfileEdit({ app, profile, context }: ProfileEditProps) {
  const t = useTranslations('portal.me');
  const router = useRouter();
  const { run } = useCommand();
  const { body, revision, values, names, stores } = profile;
  const files = useTranslations('renderer.files');
  const services = useMemo<FieldServices>(
    () => storeServices({ app, stores, names, failed: (name) => files('failed', { name }) }),
    [app, stores, names, files],
  );
  return (
    <GeneratedForm
      body={body}
      context={context}
      initial={values}
      previous={values}
      services={services}
      submitLabel={t('saveProfile')}
      keepAs={`profile-${app}-${revision}`}
      submit={async (changed) => {
        const result = await run('PATCH', `/portal/${app}/profile`, { revision, values: changed });
        if (result.ok) {
          router.push(route(`/m/${app}/me`));
          router.refresh();
        }
        return result;
      }}
    />
  );
}
