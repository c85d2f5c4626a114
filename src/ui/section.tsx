import { type ReactNode, useId } from "react";
import { cx } from "./cx";

type Props = {
  title?: ReactNode /** A sign before the title. */;
  icon?: ReactNode /** Grey words after it. */;
  note?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A framed part of a page with its own head: a hairline, never a shadow. Tables fill it edge to edge; `padded` gives text its room. */
export function Card({ title, icon, note, actions, padded, className, children }: Props & { padded?: boolean }) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cx("overflow-hidden rounded border border-line bg-surface [&_tbody:last-child>tr:last-child>td]:border-b-0", className)}
    >
      {title && (
        <header className="flex min-h-10 flex-wrap items-center gap-x-2 border-b border-line py-1 pl-4 pr-2">
          <div className="flex min-w-0 grow basis-40 flex-wrap items-center gap-x-2 [&>svg]:size-4">
            {icon}
            <h2 id={id} className="text-14 font-semibold">
              {title}
            </h2>
            {note && <span className="text-13 text-ink-3">{note}</span>}
          </div>
          {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-1">{actions}</div>}
        </header>
      )}
      {padded ? <div className="p-4">{children}</div> : children}
    </section>
  );
}

/** An open part of a page under a heading, without a frame. */
export function Section({ title, icon, note, actions, className, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined} className={className}>
      {title && (
        <header className="mb-2 flex min-h-7 flex-wrap items-center gap-x-2">
          <div className="flex min-w-0 grow basis-40 flex-wrap items-center gap-x-2 [&>svg]:size-4">
            {icon}
            <h2 id={id} className="text-14 font-semibold">
              {title}
            </h2>
            {note && <span className="text-13 text-ink-3">{note}</span>}
          </div>
          {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-1">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
