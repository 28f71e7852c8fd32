/** What was pressed, sent and filled in while the page did not listen yet. */
interface EarlyHand {
  /** In the order in which the hand last came to them; with what was written, chosen or ticked, for a page that awakes may write over it. */
  readonly touched: ReadonlyMap<Element, string | boolean | undefined>;
  stop(): void;
}

declare global {
  interface Window {
    pwEarly?: EarlyHand;
  }
}

/**
 * Runs before anything can be touched. A page stands on the screen a moment before its scripts listen: a press in between would be lost,
 * a form would be sent by the browser itself with what was typed in its address, and typed letters would be unknown to the page.
 * Nothing behind it hears of these events, or what falls into the moment in which the page awakes would be done twice. Forms with a
 * `method` are meant for the browser.
 */
export const keepEarlyHand = `(function(w,d){
var touched=new Map();
function keep(t,v){touched.delete(t);touched.set(t,v)}
function native(f){return f&&f.hasAttribute('method')}
function press(e){var b=e.target.closest&&e.target.closest('button');
if(!b||b.type==='submit'&&native(b.form))return;
e.preventDefault();e.stopImmediatePropagation();keep(b)}
function send(e){if(native(e.target))return;e.preventDefault();e.stopImmediatePropagation();keep(e.target)}
function fill(e){var t=e.target;e.stopImmediatePropagation();keep(t,/^(checkbox|radio)$/.test(t.type)?t.checked:t.value)}
var ears={click:press,submit:send,input:fill,change:fill},n;
for(n in ears)d.addEventListener(n,ears[n],true);
w.pwEarly={touched:touched,stop:function(){for(n in ears)d.removeEventListener(n,ears[n],true)}}
})(window,document)`;

/** Does it again, now that the page listens: each thing once, as it stands at last. */
export function repeatEarlyHand(): void {
  const { pwEarly } = window;
  delete window.pwEarly;
  if (!pwEarly) return;
  pwEarly.stop();
  for (const [control, wanted] of pwEarly.touched) if (control.isConnected) repeat(control, wanted);
}

function repeat(control: Element, wanted: string | boolean | undefined): void {
  if (control instanceof HTMLButtonElement) control.click();
  else if (control instanceof HTMLFormElement) control.requestSubmit();
  else if (typeof wanted === 'boolean') {
    if (control instanceof HTMLInputElement) tickAgain(control, wanted);
  } else if (wanted === undefined) return;
  else if (control instanceof HTMLSelectElement) {
    control.value = wanted;
    tell(control, 'change');
  } else if (control instanceof HTMLTextAreaElement) writeAgain(control, wanted, HTMLTextAreaElement.prototype);
  else if (!(control instanceof HTMLInputElement)) return;
  else if (control.type === 'file') tell(control, 'change');
  else writeAgain(control, wanted, HTMLInputElement.prototype);
}

function tell(control: Element, what: 'input' | 'change'): void {
  control.dispatchEvent(new Event(what, { bubbles: true }));
}

function tickAgain(box: HTMLInputElement, wanted: boolean): void {
  if (wanted === box.defaultChecked || (box.type === 'radio' && !wanted)) return;
  box.checked = !wanted;
  box.click();
}

/** React passes over a value it has seen: it sees the first one come back, and the prototype's setter, which it does not watch, put in the second. */
function writeAgain(box: HTMLInputElement | HTMLTextAreaElement, wanted: string, prototype: object): void {
  if (wanted === box.defaultValue) return;
  box.value = box.defaultValue;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, wanted);
  tell(box, 'input');
}
