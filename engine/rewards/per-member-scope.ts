/** Counter of the units of a reward a member has taken or asked for. */
export function perMemberScope(rewardId: string, memberId: string): string {
  return `reward:${rewardId}:${memberId}`;
}
