import { words } from '../template';

export const memberForm = {
  title: words('会员', '會員', 'Members'),
  description: words(
    '加入会员，消费积分，兑换好礼。',
    '加入會員，消費積點，兌換好禮。',
    'Join the club, earn points, redeem treats.',
  ),
  purpose: 'member',
  bindings: { phone: 'phone', name: 'name', birthday: 'birthday', store: 'store', consent: 'consent' },
  recordTitle: '{name}',
  listFields: ['name', 'phone', 'birthday', 'store'],
  publicLink: true,
  submitText: words('加入会员', '加入會員', 'Join'),
  thanks: words('欢迎加入！', '歡迎加入！', 'Welcome to the club!'),
  fields: [
    { id: 'name', type: 'text', title: words('称呼', '稱呼', 'Name'), required: true, settings: { maxLength: 40 } },
    { id: 'phone', type: 'phone', title: words('手机号', '手機號碼', 'Mobile number'), required: true, unique: true },
    {
      id: 'birthday',
      type: 'date',
      title: words('生日', '生日', 'Birthday'),
      help: words('生日月有惊喜。', '生日月有驚喜。', 'A treat awaits you in your birthday month.'),
      width: 6,
    },
    {
      id: 'taste',
      type: 'checkboxes',
      title: words('口味偏好', '口味偏好', 'What you like'),
      settings: {
        options: [
          { key: 'coffee', label: words('咖啡', '咖啡', 'Coffee') },
          { key: 'tea', label: words('茶', '茶', 'Tea') },
          { key: 'bakery', label: words('烘焙', '烘焙', 'Bakery') },
        ],
      },
    },
    { id: 'store', type: 'store', title: words('常去门店', '常去門市', 'Favourite store'), width: 6 },
    {
      id: 'consent',
      type: 'consent',
      title: words('会员条款', '會員條款', 'Membership terms'),
      required: true,
      settings: {
        version: '2026-01',
        text: words(
          '我同意门店保存我的手机号、称呼和消费记录，用于会员积分与服务。我可以随时要求查看或删除。',
          '我同意門市保存我的手機號碼、稱呼和消費記錄，用於會員點數與服務。我可以隨時要求查看或刪除。',
          'I agree that the shop keeps my mobile number, name and purchases for its points program and service. I may ask to see or erase them at any time.',
        ),
      },
    },
  ],
} as const;
