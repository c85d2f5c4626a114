/** A sales channel as a small monogram: "С" for the site, "Oz", "WB". With `name` the word stands beside it. */
export function ChannelMark({ mark, name, showName = true }: { mark: string; name: string; showName?: boolean }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-[7px] align-middle">
      <span
        aria-hidden={showName || undefined}
        title={name}
        className="inline-grid h-[18px] w-[22px] shrink-0 place-items-center rounded-sm border border-line-2 bg-raised text-10 leading-none font-semibold text-ink-2"
      >
        {mark}
      </span>
      {showName ? <span className="truncate text-ink-2">{name}</span> : <span className="sr-only">{name}</span>}
    </span>
  );
}

/** A monogram for a channel's name when it has none of its own: two capitals, or the first letter. */
export function monogramOf(name: string): string {
  const capitals = name.match(/\p{Lu}/gu) ?? [];
  return capitals.length >= 2 ? capitals.slice(0, 2).join("") : (name.trim()[0] ?? "?").toUpperCase();
}
