import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";

type Props = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode; square?: boolean };

/** A link that looks like a button: it goes somewhere. `square` for an icon alone (give it an aria-label). */
export function ButtonLink({ variant, size, icon, square, className, children, ...rest }: Props) {
  return (
    <Link {...rest} className={buttonLook({ variant, size, square, className })}>
      {icon}
      {children}
    </Link>
  );
}

/** A link inside text. */
export function TextLink({ className = "", ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={`text-accent-ink hover:underline ${className}`} />;
}

/** A figure that opens what it counts: dotted underline, 52 of 90. */
export function FigureLink({ className = "", ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={`figure-link tabular-nums ${className}`} />;
}
