import type { DemoFacts } from './announce';
import { demoFacts } from './demo-mark';
import { services } from './services';

async function facts(): Promise<DemoFacts | null> {
  const { store } = await services();
  const text = await demoFacts(store);
  return text ? (JSON.parse(text) as DemoFacts) : null; // written when the demo was filled
}

/** The sign-ins that the demo shows to everybody; empty on an installation of real people. */
export async function demoSignIns(): Promise<DemoFacts['signIns']> {
  return (await facts())?.signIns ?? [];
}

/** The member that the demo shows at the door of its portal; null everywhere else. */
export async function demoMember(address: string): Promise<DemoFacts['member'] | null> {
  const known = await facts();
  return known?.portal === `/m/${address}` ? known.member : null;
}
