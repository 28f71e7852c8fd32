/** What was pressed, sent and filled in while the page did not listen yet. */
interface EarlyHand {
  /** In the order in which the hand came to them. */
  readonly touched: ReadonlySet<Element>;
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
 * Forms with a `method` are meant for the browser.
 */
export const keepEarlyHand = `(function(w,d){
var touched=new Set();
function native(f){return f&&f.hasAttribute('method')}
function press(e){var b=e.target.closest&&e.target.closest('button');
if(!b||b.type==='submit'&&native(b.form))return;
e.preventDefault();e.stopImmediatePropagation();touched.add(b)}
function send(e){if(native(e.target))return;e.preventDefault();touched.add(e.target)}
function fill(e){touched.add(e.target)}
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
  for (const control of pwEarly.touched) if (control.isConnected) repeat(control);
}

function repeat(control: Element): void {
  if (control instanceof HTMLButtonElement) control.click();
  else if (control instanceof HTMLFormElement) control.requestSubmit();
  else if (control instanceof HTMLSelectElement) tell(control, 'change');
  else if (control instanceof HTMLTextAreaElement) writeAgain(control, HTMLTextAreaElement.prototype);
  else if (!(control instanceof HTMLInputElement)) return;
  else if (control.type === 'file') tell(control, 'change');
  else if (control.type === 'checkbox' || control.type === 'radio') tickAgain(control);
  else writeAgain(control, HTMLInputElement.prototype);
}

function tell(control: Element, what: 'input' | 'change'): void {
  control.dispatchEvent(new Event(what, { bubbles: true }));
}

function tickAgain(box: HTMLInputElement): void {
  if (box.checked === box.defaultChecked || (box.type === 'radio' && !box.checked)) return;
  box.checked = !box.checked;
  box.click();
}

/** React passes over a value it has seen: it sees the first one come back, and the prototype's setter, which it does not watch, put in the second. */
function writeAgain(box: HTMLInputElement | HTMLTextAreaElement, prototype: object): void {
  const { value, defaultValue } = box;
  if (value === defaultValue) return;
  box.value = defaultValue;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, value);
  tell(box, 'input');
}
