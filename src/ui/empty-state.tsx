import type { ReactNode } from "react";

type Props = { icon?: ReactNode; title: ReactNode; children?: ReactNode; actions?: ReactNode; className?: string };

/** An empty screen teaches the next step: what will stand here, and the button that begins it. */
export function EmptyState({ icon, title, children, actions, className = "" }: Props) {
  return (
    <div className={`grid justify-items-start gap-1 px-6 py-7 ${className}`}>
      {icon && <span className="mb-1.5 text-ink-3 [&_svg]:size-6 [&_svg]:stroke-[1.5]">{icon}</span>}
      <h2 className="text-16 font-semibold">{title}</h2>
      {children && <div className="max-w-95 text-pretty text-13 text-ink-2">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
