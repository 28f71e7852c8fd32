import type { Messages } from './catalogues';
import { type Complaint, complaint } from './complaint';

/** Frequent characters that are written differently, pair by pair; ambiguous ones are left out. */
const SIMPLIFIED =
  '与丢为买从优会体关册写减击则删务动区单卖历压发变听启员图坏块备审对导将层属库应开归当录户执报择损换据数无时显权条样没浏满监码积签简类级组细织结络继续缓编缩网规视览觉计订认让议记讲许论讼设访证识诉译试话该详语误说请诺读谈谋谢谣谨谱账购费转辑输过还这连选链错门闭问间隐页项领频题额驳验';
const TRADITIONAL =
  '與丟為買從優會體關冊寫減擊則刪務動區單賣歷壓發變聽啟員圖壞塊備審對導將層屬庫應開歸當錄戶執報擇損換據數無時顯權條樣沒瀏滿監碼積簽簡類級組細織結絡繼續緩編縮網規視覽覺計訂認讓議記講許論訟設訪證識訴譯試話該詳語誤說請諾讀談謀謝謠謹譜賬購費轉輯輸過還這連選鏈錯門閉問間隱頁項領頻題額駁驗';
/** Languages are named in their own script. */
const OWN_NAMES = /简体中文|繁體中文/g;

const FOREIGN: Readonly<Record<string, ReadonlySet<string>>> = {
  'zh-TW': new Set(SIMPLIFIED),
  'zh-CN': new Set(TRADITIONAL),
};

/** Messages of one Chinese that hold characters of the other: copied over and not translated. */
export function scriptComplaints(catalogues: ReadonlyMap<string, Messages>): Complaint[] {
  return [...catalogues].flatMap(([locale, messages]) =>
    [...messages].flatMap(([key, message]) => {
      const odd = [...message.replace(OWN_NAMES, '')].filter((character) => FOREIGN[locale]?.has(character));
      return odd.length ? [complaint({ file: `${locale} ${key}` }, `is written with ${odd.join('')}`)] : [];
    }),
  );
}
