/** What happens to a record; `flowFinished` is the good end of the flow its form has. */
export const RULE_EVENTS = ['created', 'updated', 'removed', 'flowFinished'] as const;
export type RuleEventName = (typeof RULE_EVENTS)[number];
