import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** From one thing of a settings page back to the list of all. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="flex w-fit items-center gap-1 text-13 text-ink-2 hover:text-ink touch:-my-2 touch:min-h-12 [&_svg]:size-4">
      <ChevronLeft aria-hidden="true" className="-ml-1" />
      {children}
    </Link>
  );
}
