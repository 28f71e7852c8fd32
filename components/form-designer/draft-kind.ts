import type { DraftKind } from '@/components/draft/draft-store';
import { applyEdit } from '@/engine/forms/edit';
import { nameEdit } from '@/engine/forms/edit-name';
import type { FormEdit } from '@/engine/forms/edit-schema';
import type { FormBody } from '@/engine/forms/schema';

export const formDraft: DraftKind<FormBody, FormEdit> = {
  apply: applyEdit,
  name: nameEdit,
  sameAs(edit) {
    if (edit.do !== 'change-field' && edit.do !== 'change-form') return null;
    const [only, ...more] = [...Object.keys(edit.set), ...edit.unset];
    if (only === undefined || more.length) return null;
    return `${edit.do} ${edit.do === 'change-field' ? edit.id : ''} ${only}`;
  },
};
