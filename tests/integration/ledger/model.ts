/** The ledger once more, as plainly as it can be said: lists and numbers, no journals, nothing shared with the real one. */

interface ModelLot {
  readonly order: number;
  readonly event: string | null;
  readonly activatesAt: number | null;
  readonly expiresAt: number | null;
  pending: number;
  available: number;
  held: number;
  lapsed: number;
}

interface ModelHold {
  readonly member: string;
  readonly amount: number;
  readonly deadlineAt: number | null;
  readonly parts: { readonly lot: ModelLot; readonly amount: number }[];
  open: boolean;
}

interface ModelEvent {
  readonly member: string;
  readonly granted: number;
  readonly worth: number;
  refunded: number;
  taken: number;
}

interface ModelSpend {
  readonly member: string;
  /** In the order it was spent. */
  readonly parts: { readonly lot: ModelLot; amount: number }[];
}

export interface ModelMember {
  lots: ModelLot[];
  debt: number;
}

export class Model {
  readonly members = new Map<string, ModelMember>();
  readonly events = new Map<string, ModelEvent>();
  readonly holds = new Map<string, ModelHold>();
  readonly spends = new Map<string, ModelSpend>();
  private order = 0;

  constructor(
    private readonly now: () => number,
    private readonly floor: number,
    private readonly graceEnd: () => number,
  ) {}

  member(name: string): ModelMember {
    const member = this.members.get(name) ?? { lots: [], debt: 0 };
    this.members.set(name, member);
    this.settle(member);
    return member;
  }

  has(name: string): number[] {
    const { lots, debt } = this.member(name);
    const sum = (of: (lot: ModelLot) => number) => lots.reduce((total, lot) => total + of(lot), 0);
    return [sum((lot) => lot.available), sum((lot) => lot.pending), sum((lot) => lot.held), debt];
  }

  earn(name: string, event: string, facts: { amount: number; worth: number; from: number | null; to: number | null }) {
    const member = this.member(name);
    this.addLot(member, { event, amount: facts.amount, activatesAt: facts.from, expiresAt: facts.to });
    this.events.set(event, { member: name, granted: facts.amount, worth: facts.worth, refunded: 0, taken: 0 });
  }

  /** Null when it must be refused. */
  spend(name: string, amount: number): ModelSpend['parts'] | null {
    const member = this.member(name);
    const usable = this.byExpiry(member).filter((lot) => lot.available > 0);
    if (usable.reduce((sum, lot) => sum + lot.available, 0) < amount) return null;
    const parts: ModelSpend['parts'] = [];
    let left = amount;
    for (const lot of usable) {
      const taken = Math.min(lot.available, left);
      if (taken === 0) break;
      lot.available -= taken;
      left -= taken;
      parts.push({ lot, amount: taken });
    }
    return parts;
  }

  hold(name: string, id: string, facts: { amount: number; deadlineAt: number | null }): boolean {
    const parts = this.spend(name, facts.amount);
    if (!parts) return false;
    for (const { lot, amount } of parts) lot.held += amount;
    this.holds.set(id, { member: name, amount: facts.amount, deadlineAt: facts.deadlineAt, parts, open: true });
    return true;
  }

  /** Spends `posted` of the hold and gives the rest back. */
  resolve(id: string, posted: number): ModelSpend['parts'] | null {
    const hold = this.holds.get(id)!;
    const member = this.member(hold.member);
    if (!hold.open || (posted > 0 && hold.deadlineAt !== null && hold.deadlineAt <= this.now())) return null;
    hold.open = false;
    let left = posted;
    const spent: ModelSpend['parts'] = [];
    for (const { lot, amount } of hold.parts) {
      const part = Math.min(left, amount);
      left -= part;
      lot.held -= amount;
      if (part > 0) spent.push({ lot, amount: part });
      if (lot.expiresAt !== null && lot.expiresAt <= this.now()) lot.lapsed += amount - part;
      else this.arrive(member, lot, amount - part);
    }
    return spent;
  }

  refund(event: string, amount: number): boolean {
    const source = this.events.get(event)!;
    const member = this.member(source.member);
    if (source.refunded + amount > source.worth) return false;
    source.refunded += amount;
    const target = Math.round((source.granted * source.refunded) / source.worth);
    let left = target - source.taken;
    source.taken = target;
    const take = (lots: ModelLot[], bucket: 'pending' | 'available' | 'lapsed') => {
      for (const lot of lots) {
        const taken = Math.min(lot[bucket], left);
        lot[bucket] -= taken;
        left -= taken;
      }
    };
    const all = this.byExpiry(member);
    const own = all.filter((lot) => lot.event === event);
    take(own, 'pending');
    take(own, 'available');
    take(own, 'lapsed');
    take(
      all.filter((lot) => lot.event !== event),
      'available',
    );
    // The rest is owed down to the floor, and forgiven beyond it.
    member.debt += Math.min(left, Math.abs(this.floor) - member.debt);
    return true;
  }

  giveBack(id: string, amount: number): boolean {
    const spend = this.spends.get(id)!;
    const member = this.member(spend.member);
    const left = spend.parts.reduce((sum, part) => sum + part.amount, 0);
    if (amount > left || left === 0) return false;
    let back = amount;
    for (const part of [...spend.parts].reverse()) {
      const some = Math.min(part.amount, back);
      if (some === 0) continue;
      back -= some;
      part.amount -= some;
      const gone = part.lot.expiresAt !== null && part.lot.expiresAt <= this.now();
      if (gone) this.addLot(member, { event: null, amount: some, activatesAt: null, expiresAt: this.graceEnd() });
      else this.arrive(member, part.lot, some);
    }
    return true;
  }

  adjust(name: string, amount: number): boolean {
    if (amount < 0) return this.spend(name, -amount) !== null;
    this.addLot(this.member(name), { event: null, amount, activatesAt: null, expiresAt: null });
    return true;
  }

  private addLot(
    member: ModelMember,
    facts: { event: string | null; amount: number; activatesAt: number | null; expiresAt: number | null },
  ): void {
    const { event, amount, activatesAt, expiresAt } = facts;
    const lot = { order: this.order++, event, activatesAt, expiresAt, pending: 0, available: 0, held: 0, lapsed: 0 };
    member.lots.push(lot);
    if (expiresAt !== null && expiresAt <= this.now()) lot.lapsed = amount;
    else if (activatesAt !== null && activatesAt > this.now()) lot.pending = amount;
    else this.arrive(member, lot, amount);
  }

  private arrive(member: ModelMember, lot: ModelLot, amount: number): void {
    const repaid = Math.min(member.debt, amount);
    member.debt -= repaid;
    lot.available += amount - repaid;
  }

  private byExpiry(member: ModelMember): ModelLot[] {
    const never = Number.MAX_SAFE_INTEGER;
    return [...member.lots].sort((a, b) => (a.expiresAt ?? never) - (b.expiresAt ?? never) || a.order - b.order);
  }

  /** One instant after the other, so that points activate and expire in the order of time. */
  private settle(member: ModelMember): void {
    const moments = member.lots.flatMap((lot) => [lot.activatesAt, lot.expiresAt].filter((at) => at !== null));
    for (const at of [...new Set(moments)].sort((a, b) => a - b)) {
      if (at > this.now()) return;
      for (const lot of member.lots.filter((one) => one.activatesAt === at && one.pending > 0)) {
        const { pending } = lot;
        lot.pending = 0;
        this.arrive(member, lot, pending);
      }
      // What activates after its own expiry goes at once.
      for (const lot of member.lots.filter((one) => one.expiresAt !== null && one.expiresAt <= at)) {
        lot.lapsed += lot.available;
        lot.available = 0;
      }
    }
  }
}
