'use client';

import { IconRocket } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { route } from '@/components/shell/route';
import { Button } from '@/components/ui/button';
import type { DraftState } from './draft-store';

interface ReviewButtonProps {
  readonly app: string;
  readonly state: DraftState;
  readonly size?: 's';
}

/** Goes to the review of all changes, once the last of them has been saved. */
export function ReviewButton({ app, state, size }: ReviewButtonProps) {
  const t = useTranslations('draft');
  const router = useRouter();
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    if (leaving && state === 'saved') router.push(route(`/studio/${app}/publish`));
  }, [leaving, state, router, app]);
  return (
    <Button
      look="primary"
      size={size}
      icon={<IconRocket aria-hidden="true" />}
      pending={leaving && state === 'saving'}
      onClick={() => setLeaving(true)}
    >
      {t('review')}
    </Button>
  );
}
