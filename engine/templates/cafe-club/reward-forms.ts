import { words } from '../template';

export const rewardForm = {
  title: words('奖品', '獎品', 'Rewards'),
  purpose: 'reward',
  bindings: {
    name: 'name',
    cost: 'cost',
    stock: 'stock',
    perMember: 'per_member',
    picture: 'picture',
    description: 'description',
    onSale: 'on_sale',
    worth: 'worth',
  },
  recordTitle: '{name}',
  listFields: ['name', 'cost', 'stock', 'per_member', 'on_sale'],
  fields: [
    { id: 'name', type: 'text', title: words('名称', '名稱', 'Name'), required: true, settings: { maxLength: 60 } },
    { id: 'picture', type: 'image', title: words('图片', '圖片', 'Picture') },
    {
      id: 'cost',
      type: 'number',
      title: words('所需积分', '所需點數', 'Points needed'),
      required: true,
      width: 4,
      settings: { min: 1 },
    },
    {
      id: 'stock',
      type: 'number',
      title: words('总数量', '總數量', 'Units on offer'),
      help: words(
        '含已兑换的；留空表示不限。',
        '含已兌換的；留空表示不限。',
        'Including those already redeemed; leave blank for no limit.',
      ),
      width: 4,
      settings: { min: 0 },
    },
    {
      id: 'per_member',
      type: 'number',
      title: words('每人限兑', '每人限兌', 'Limit per member'),
      width: 4,
      settings: { min: 1 },
    },
    { id: 'worth', type: 'money', title: words('市场价', '市價', 'Worth'), width: 6, settings: { min: 0 } },
    { id: 'on_sale', type: 'switch', title: words('上架', '上架', 'On offer'), width: 6, default: { value: true } },
    { id: 'description', type: 'long-text', title: words('说明', '說明', 'Description') },
  ],
} as const;

export const redemptionForm = {
  title: words('兑换', '兌換', 'Redemptions'),
  purpose: 'redemption',
  bindings: { member: 'member', reward: 'reward', quantity: 'quantity', store: 'store', note: 'note' },
  listFields: ['number', 'member', 'reward', 'quantity', 'store', 'made_at'],
  recordTitle: '{number}',
  fields: [
    {
      id: 'number',
      type: 'serial',
      title: words('单号', '單號', 'Number'),
      settings: {
        parts: [
          { kind: 'text', text: 'R' },
          { kind: 'date', format: 'YYMMDD' },
          { kind: 'count', digits: 4 },
        ],
        reset: 'day',
      },
    },
    { id: 'member', type: 'member', title: words('会员', '會員', 'Member'), required: true, width: 6 },
    {
      id: 'reward',
      type: 'record',
      title: words('奖品', '獎品', 'Reward'),
      required: true,
      width: 6,
      settings: { form: 'reward', shown: ['cost'] },
    },
    {
      id: 'quantity',
      type: 'number',
      title: words('数量', '數量', 'Quantity'),
      required: true,
      width: 6,
      default: { value: 1 },
      settings: { min: 1, max: 20 },
    },
    { id: 'store', type: 'store', title: words('取货门店', '取貨門市', 'Pick-up store'), width: 6 },
    { id: 'note', type: 'text', title: words('留言', '留言', 'Message') },
    { id: 'made_at', type: 'created-at', title: words('申请时间', '申請時間', 'Requested at') },
  ],
} as const;
