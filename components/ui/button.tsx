import type { ButtonHTMLAttributes, MouseEvent } from 'react';
import { type ButtonLook, classOfButton } from './button-look';
import { Spinner } from './spinner';

type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
    /** Work is going on: the button keeps its place, its name and the focus, and cannot be pressed again. */
    readonly pending?: boolean;
  };

export function Button({ look, size, wide, icon, pending = false, disabled, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOfButton({ look, size, wide })}
      disabled={disabled}
      {...(pending && { 'aria-busy': true, 'aria-disabled': true, onClick: ignore })}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** Keeps a form from being sent again, too. */
function ignore(event: MouseEvent): void {
  event.preventDefault();
}
