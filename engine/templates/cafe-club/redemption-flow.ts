import { words } from '../template';

export const redemptionFlow = {
  title: words('兑换审批', '兌換簽核', 'Redemption approval'),
  description: words(
    '先由门店经理，再由总部确认。',
    '先由門市經理，再由總部確認。',
    'First the store manager, then headquarters.',
  ),
  form: 'redemption',
  deadline: { amount: 10, unit: 'day' },
  withdraw: 'running',
  nodes: [
    { id: 'start', type: 'start', title: words('提交兑换', '提交兌換', 'Redemption requested') },
    {
      id: 'manager',
      type: 'approval',
      title: words('门店经理审批', '門市經理簽核', 'Store manager'),
      config: {
        assignees: [{ kind: 'role', role: 'manager', reach: 'record' }],
        mode: 'any',
        buttons: { reject: true, return: false, transfer: true, comment: true },
        commented: ['reject'],
        deadline: { due: { after: { amount: 1, unit: 'day' } }, action: { kind: 'remind' } },
      },
    },
    {
      id: 'headquarters',
      type: 'approval',
      title: words('总部确认', '總部確認', 'Headquarters'),
      config: {
        assignees: [
          { kind: 'role', role: 'owner', reach: 'company' },
          { kind: 'role', role: 'builder', reach: 'company' },
        ],
        mode: 'any',
        buttons: { reject: true, return: true, transfer: true, comment: true },
        commented: ['reject', 'return'],
        back: 'choose',
      },
    },
    {
      id: 'spend',
      type: 'points',
      title: words('扣除积分', '扣除點數', 'Spend the points'),
      config: { action: 'post' },
    },
    {
      id: 'tell',
      type: 'notify',
      title: words('通知会员', '通知會員', 'Tell the member'),
      config: {
        member: true,
        text: words(
          '您的兑换已通过，请凭取货码到店领取。',
          '您的兌換已通過，請憑取貨碼到店領取。',
          'Your redemption is approved. Collect it with your pick-up code.',
        ),
      },
    },
    { id: 'done', type: 'end', title: words('完成', '完成', 'Done'), config: { outcome: 'approved' } },
  ],
  edges: [
    { id: 'e1', from: 'start', to: 'manager' },
    { id: 'e2', from: 'manager', to: 'headquarters' },
    { id: 'e3', from: 'headquarters', to: 'spend' },
    { id: 'e4', from: 'spend', to: 'tell' },
    { id: 'e5', from: 'tell', to: 'done' },
  ],
} as const;
