import { words } from '../template';

export const orderForm = {
  title: words('订单', '訂單', 'Orders'),
  purpose: 'purchase',
  bindings: { member: 'member', amount: 'amount', store: 'store', occurredAt: 'paid_at', orderNumber: 'order_no' },
  recordTitle: '{order_no}',
  listFields: ['order_no', 'member', 'amount', 'channel', 'store', 'paid_at'],
  fields: [
    { id: 'member', type: 'member', title: words('会员', '會員', 'Member'), required: true, width: 6 },
    {
      id: 'amount',
      type: 'money',
      title: words('实付金额', '實付金額', 'Amount paid'),
      required: true,
      indexed: true,
      width: 6,
      settings: { min: 0 },
    },
    { id: 'store', type: 'store', title: words('门店', '門市', 'Store'), width: 6 },
    {
      id: 'channel',
      type: 'select',
      title: words('渠道', '通路', 'Channel'),
      width: 6,
      settings: {
        options: [
          { key: 'counter', label: words('柜台', '櫃檯', 'Counter') },
          { key: 'app', label: words('小程序', '小程式', 'Mini app') },
          { key: 'delivery', label: words('外卖', '外送', 'Delivery') },
        ],
      },
    },
    { id: 'paid_at', type: 'datetime', title: words('付款时间', '付款時間', 'Paid at'), width: 6, indexed: true },
    {
      id: 'order_no',
      type: 'text',
      title: words('订单号', '訂單編號', 'Order number'),
      width: 6,
      unique: true,
      settings: { maxLength: 64 },
    },
    { id: 'note', type: 'long-text', title: words('备注', '備註', 'Note') },
  ],
} as const;

export const refundForm = {
  title: words('退款', '退款', 'Refunds'),
  purpose: 'refund',
  bindings: { order: 'order', amount: 'amount', reason: 'reason' },
  listFields: ['order', 'amount', 'reason'],
  fields: [
    {
      id: 'order',
      type: 'record',
      title: words('原订单', '原訂單', 'Order'),
      required: true,
      settings: { form: 'order', shown: ['amount', 'paid_at'] },
    },
    {
      id: 'amount',
      type: 'money',
      title: words('退款金额', '退款金額', 'Amount refunded'),
      required: true,
      width: 6,
      settings: { min: 0 },
    },
    { id: 'reason', type: 'text', title: words('原因', '原因', 'Reason'), width: 6 },
  ],
} as const;

export const checkInForm = {
  title: words('签到', '簽到', 'Check-ins'),
  purpose: 'checkIn',
  bindings: { member: 'member' },
  listFields: ['member', 'made_at'],
  fields: [
    { id: 'member', type: 'member', title: words('会员', '會員', 'Member'), required: true },
    { id: 'made_at', type: 'created-at', title: words('时间', '時間', 'Time') },
  ],
} as const;
