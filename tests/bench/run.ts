import { cpus, loadavg } from 'node:os';
import type { Figure } from './figure';
import { benchFlow } from './flow';
import { benchList } from './list';
import { benchHttp, benchImport } from './processes';
import { benchRules } from './rules';
import { openShop, type Shop } from './shop';
import { benchLedger, benchRecords } from './writes';

/** `npm run bench`: ours and the limit of the same machine beside each other; `-- --quick` takes smaller worlds. */
const quick = process.argv.includes('--quick');

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

function print({ name, unit, value, best, worst, runs, aim }: Figure): void {
  const spread = runs > 1 ? `${number(best)} … ${number(worst)}, ${runs} runs` : '1 run';
  const wanted = aim === undefined ? '' : `  aim ${number(aim)} ${unit}`;
  console.log(`${name.padEnd(72)} ${number(value).padStart(10)} ${unit.padEnd(3)} (${spread})${wanted}`);
}

async function inShop(bench: (shop: Shop) => Promise<Figure[]>): Promise<Figure[]> {
  const shop = await openShop();
  try {
    return await bench(shop);
  } finally {
    await shop.close();
  }
}

const BENCHES: readonly (() => Figure[] | Promise<Figure[]>)[] = [
  () => inShop((shop) => benchRecords(shop, quick ? 1_000 : 4_000)),
  () => benchHttp(quick ? 3 : 8),
  () => inShop((shop) => benchLedger(shop, quick ? 2_000 : 8_000)),
  () => inShop((shop) => benchList(shop, quick ? 100_000 : 1_000_000)),
  benchRules,
  benchFlow,
  () => benchImport(quick ? 5_000 : 0),
];

const machine = cpus();
console.log(`${machine[0]?.model.trim()} × ${machine.length}, Node ${process.version}, ${process.platform}`);
const load = () => loadavg().map((one) => one.toFixed(1));
console.log(`load ${load().join(' ')}\n`);
for (const bench of BENCHES) for (const figure of await bench()) print(figure);
console.log(`\nload ${load().join(' ')}`);
