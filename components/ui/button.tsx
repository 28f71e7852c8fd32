import type { ButtonHTMLAttributes } from 'react';
import { type ButtonLook, classOfButton } from './button-look';
import { Spinner } from './spinner';

type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
    /** Work is going on: the button keeps its place and its name, and cannot be pressed again. */
    readonly pending?: boolean;
  };

export function Button({ look, size, wide, icon, pending = false, disabled, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOfButton({ look, size, wide })}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
