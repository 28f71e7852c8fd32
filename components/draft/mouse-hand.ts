import { MouseSensor } from '@dnd-kit/core';

/**
 * Drags with the mouse. So that letting go is not taken for a click, the sensor swallows every click until a timer of 50 ms has run, and
 * on a busy machine that takes longer than the hand needs to come to the next button: a new press ends it.
 */
export class MouseHand extends MouseSensor {
  constructor(props: ConstructorParameters<typeof MouseSensor>[0]) {
    super(props);
    window.addEventListener(
      'mousedown',
      // biome-ignore lint/complexity/useLiteralKeys: private there, and the only way to what swallows
      () => this['documentListeners'].removeAll(),
      { capture: true, once: true },
    );
  }
}
