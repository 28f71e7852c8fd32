import { IconUserCheck } from '@tabler/icons-react';
import type { ApprovalConfig } from '@/engine/flows/nodes/approval';
import { ApprovalSettings } from '../approval-settings';
import { momentText, peopleText } from '../flow-words';
import { nodeView } from '../node-view';

export const approvalView = nodeView<ApprovalConfig>({
  type: 'approval',
  icon: IconUserCheck,
  words({ assignees, mode, share, deadline }, words) {
    if (assignees.length === 0) return words.say('flowDesigner.says.nobody');
    const who = words.say(`flowDesigner.says.approval.${mode}`, {
      people: peopleText(words, assignees),
      ...('percent' in share ? { need: `${share.percent}%` } : { need: String(share.count) }),
    });
    if (!deadline) return who;
    const late = words.say('flowDesigner.says.late', {
      due: momentText(words, deadline.due),
      action: words.say(`flowDesigner.deadline.${deadline.action.kind}`),
    });
    return words.say('flowDesigner.says.both', { who, late });
  },
  Settings: ApprovalSettings,
});
