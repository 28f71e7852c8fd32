import type { FormPurpose } from '@/engine/forms/schema';
import { checkIn } from './check-in';
import { member } from './member';
import { general, purchase } from './purchase';
import type { Purpose } from './purpose';
import { redemption } from './redemption';
import { refund } from './refund';
import { reward } from './reward';

const PURPOSES: readonly Purpose[] = [general, member, purchase, refund, checkIn, reward, redemption];
const byName = new Map(PURPOSES.map((purpose) => [purpose.purpose, purpose]));

export function purposeOf(purpose: FormPurpose): Purpose {
  return byName.get(purpose) ?? general;
}
