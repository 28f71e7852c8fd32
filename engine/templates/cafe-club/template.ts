import { type Template, words } from '../template';
import { memberForm } from './member-form';
import { program } from './program';
import { checkInForm, orderForm, refundForm } from './purchase-forms';
import { redemptionFlow } from './redemption-flow';
import { redemptionForm, rewardForm } from './reward-forms';

export const cafeClub: Template = {
  key: 'cafe',
  title: words('咖啡会员俱乐部', '咖啡會員俱樂部', 'Café club'),
  description: words(
    '会员登记、消费积分、每日签到、三级会员、积分商城和两步审批的兑换流程。',
    '會員登記、消費積點、每日簽到、三級會員、點數商城和兩步簽核的兌換流程。',
    'Membership, points for purchases, daily check-ins, three tiers, a points mall and redemptions approved in two steps.',
  ),
  accent: '#9a4a1f',
  definitions: [
    { kind: 'form', key: 'member', body: memberForm },
    { kind: 'form', key: 'order', body: orderForm },
    { kind: 'form', key: 'refund', body: refundForm },
    { kind: 'form', key: 'check_in', body: checkInForm },
    { kind: 'form', key: 'reward', body: rewardForm },
    { kind: 'form', key: 'redemption', body: redemptionForm },
    { kind: 'program', key: 'points', body: program },
    { kind: 'flow', key: 'redemption', body: redemptionFlow },
  ],
};
