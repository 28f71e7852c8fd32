import {
  IconCalendarCheck,
  IconForms,
  IconGift,
  IconId,
  IconReceiptRefund,
  IconShoppingBag,
  IconTicket,
  type TablerIcon,
} from '@tabler/icons-react';
import type { FormPurpose } from '@/engine/forms/schema';

const ICONS: Readonly<Record<FormPurpose, TablerIcon>> = {
  general: IconForms,
  member: IconId,
  purchase: IconShoppingBag,
  refund: IconReceiptRefund,
  checkIn: IconCalendarCheck,
  reward: IconGift,
  redemption: IconTicket,
};

/** What a form is to the program, at a glance. */
export function PurposeIcon({ purpose }: { readonly purpose: FormPurpose }) {
  const Icon = ICONS[purpose];
  return <Icon aria-hidden="true" />;
}
