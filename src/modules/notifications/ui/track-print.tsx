import { Printer } from "lucide-react";

/** Prints the page; without a script the browser's own menu does, and this is not shown. */
export function TrackPrint({ words }: { words: string }) {
  return (
    <button type="button" data-print="" className="track-needs-script flex min-h-11 items-center gap-2 text-14 text-(--brand-ink)">
      <Printer aria-hidden="true" className="size-4" />
      {words}
    </button>
  );
}
