import type { DemoFacts } from './announce';
import { demoFacts } from './demo-mark';
import { services } from './services';

/** The sign-ins that the demo shows to everybody; empty on an installation of real people. */
export async function demoSignIns(): Promise<DemoFacts['signIns']> {
  const { store } = await services();
  const facts = await demoFacts(store);
  return facts ? (JSON.parse(facts) as DemoFacts).signIns : [];
}
